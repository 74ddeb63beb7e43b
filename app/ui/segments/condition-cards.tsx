// The conditions of a segment, a card each: what it asks about, its fields, and a way to take it
// out again.
import {
  ActionList,
  BlockStack,
  Button,
  Card,
  InlineError,
  InlineStack,
  Popover,
  Text,
} from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import { languages } from '../../loyalty/explain/languages.ts'
import {
  type ConditionName,
  conditionNames,
  conditionSchema,
  freshCondition,
} from '../../loyalty/segments/conditions/catalogue.ts'
import { mostConditions, ofTodayAlone, type SegmentForm } from '../../loyalty/segments/segment.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { toForm } from '../settings-form/typed-form.ts'
import type { SettingsFormHandle } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { isOffered, type SegmentData } from './segments-data.ts'
import { monthNames } from './use-condition-words.ts'

interface CardsProps {
  handle: SettingsFormHandle<SegmentForm>
  tiers: SegmentData['tiers']
}

export function ConditionCards({ handle, tiers }: CardsProps) {
  const { currency } = useSpeech().speech
  const [fresh, setFresh] = useState<number | null>(null)
  const { conditions } = handle.form
  const add = (kind: ConditionName) => {
    const added = toForm(conditionSchema, freshCondition(kind), currency)
    handle.change((form) => ({ ...form, conditions: [...form.conditions, added] }))
    setFresh(conditions.length)
  }
  const remove = (at: number) =>
    handle.change((form) => ({ ...form, conditions: form.conditions.toSpliced(at, 1) }))
  return (
    <>
      {conditions.map((condition, index) => (
        <ConditionCard
          key={`${index}-${condition.kind}`}
          handle={handle}
          tiers={tiers}
          index={index}
          isFresh={fresh === index}
          onRemove={() => remove(index)}
        />
      ))}
      <AddCondition
        tiers={tiers}
        isFull={conditions.length >= mostConditions}
        error={conditions.length === 0 ? handle.error('conditions') : undefined}
        onAdd={add}
      />
    </>
  )
}

const twelve = Array.from({ length: 12 }, (_, index) => String(index + 1))

interface CardProps extends CardsProps {
  index: number
  isFresh: boolean
  onRemove(): void
}

function ConditionCard({ handle, tiers, index, isFresh, onRemove }: CardProps) {
  const t = useT('segments')
  const { locale } = useSpeech().speech
  const fields = useRef<HTMLDivElement>(null)
  const kind = handle.form.conditions[index]?.kind as ConditionName
  // What was just added is filled in next.
  useEffect(() => {
    if (isFresh) fields.current?.querySelector<HTMLElement>('input, select, button')?.focus()
  }, [isFresh])
  const languageNames = new Intl.DisplayNames([locale], { type: 'language' })
  const spoken = languages.map((id) => ({ id, title: languageNames.of(id) ?? id }))
  const monthName = monthNames(locale)
  const monthsOfYear = twelve.map((id) => ({ id, title: monthName(id) }))
  const name = t(`kinds.${kind}`)
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {name}
          </Text>
          <Button onClick={onRemove} accessibilityLabel={t('condition.remove_named', { name })}>
            {t('condition.remove')}
          </Button>
        </InlineStack>
        {ofTodayAlone.includes(kind) ? (
          <Text as="p" tone="subdued">
            {t('of_today')}
          </Text>
        ) : null}
        <div ref={fields}>
          <SettingsFields
            handle={handle}
            path={`conditions.${index}`}
            words={`conditions.${kind}`}
            options={{ tiers, languages: spoken, monthsOfYear }}
          />
        </div>
      </BlockStack>
    </Card>
  )
}

interface AddProps extends Pick<CardsProps, 'tiers'> {
  isFull: boolean
  error: string | undefined
  onAdd(kind: ConditionName): void
}

function AddCondition({ tiers, isFull, error, onAdd }: AddProps) {
  const t = useT('segments')
  const [isOpen, setOpen] = useState(false)
  const items = conditionNames
    .filter((kind) => isOffered(kind, { tiers }))
    .map((kind) => ({
      content: t(`kinds.${kind}`),
      helpText: t(`about.${kind}`),
      onAction: () => {
        setOpen(false)
        onAdd(kind)
      },
    }))
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p" tone="subdued">
          {isFull ? t('condition.full', { count: mostConditions }) : t('condition.about')}
        </Text>
        <div data-invalid={error ? '' : undefined}>
          <Popover
            active={isOpen}
            onClose={() => setOpen(false)}
            autofocusTarget="first-node"
            activator={
              <Button id="conditions" disclosure disabled={isFull} onClick={() => setOpen(!isOpen)}>
                {t('condition.add')}
              </Button>
            }
          >
            <ActionList actionRole="menuitem" items={items} />
          </Popover>
        </div>
        {error ? <InlineError fieldID="conditions" message={error} /> : null}
      </BlockStack>
    </Card>
  )
}
