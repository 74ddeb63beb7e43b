import { BlockStack, Button, InlineStack, Tag, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useT } from '../../words.tsx'
import type { BoundField } from '../bound-field.ts'

/** Words that are typed one by one, or several with commas between them. */
export function TagsField({ bound }: { bound: BoundField<string[]> }) {
  const t = useT('settingsForm')
  const [typed, setTyped] = useState('')
  const { id, label, help, error, value = [], spec, onChange, onLeave } = bound
  const isFull = value.length >= (spec.maxItems ?? Number.POSITIVE_INFINITY)
  const add = () => {
    const added = typed.split(',').flatMap((tag) => tag.trim() || [])
    setTyped('')
    if (added.length > 0) onChange(union(value, added))
    onLeave()
  }
  return (
    <BlockStack gap="200">
      <div
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      >
        <TextField
          id={id}
          name={id}
          label={label}
          helpText={isFull ? t('full', { count: value.length }) : help}
          error={error}
          value={typed}
          onChange={setTyped}
          onBlur={add}
          disabled={isFull}
          autoComplete="off"
          maxLength={200}
          connectedRight={
            <Button onClick={add} disabled={typed.trim() === ''}>
              {t('tags.add')}
            </Button>
          }
        />
      </div>
      {value.length > 0 ? (
        <InlineStack gap="200">
          {value.map((tag) => (
            <Tag key={tag} onRemove={() => onChange(value.filter((one) => one !== tag))}>
              {tag}
            </Tag>
          ))}
        </InlineStack>
      ) : null}
    </BlockStack>
  )
}

/** Tags are the same whatever their case. */
function union(tags: string[], added: string[]): string[] {
  const known = new Set<string>()
  return [...tags, ...added].filter((tag) => {
    const key = tag.toLowerCase()
    return known.has(key) ? false : known.add(key)
  })
}
