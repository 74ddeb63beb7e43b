import { BlockStack, Box, Button, Checkbox, InlineStack, Text } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import { ruleTitle } from '../../../loyalty/explain/render-rule.ts'
import { wayLabel } from '../../../loyalty/explain/way-label.ts'
import { ruleSchema } from '../../../loyalty/rules/catalogue.ts'
import { ActionsMenu } from '../../actions-menu.tsx'
import { readForm } from '../../settings-form/typed-form.ts'
import { type ShopSpeech, useSpeech } from '../../speech.tsx'
import { useFold } from '../../use-fold.ts'
import { useT } from '../../words.tsx'
import type { ProgramForm } from '../use-draft.ts'
import { RuleFields } from './rule-fields.tsx'
import type { RulesHandle, TypedRule } from './use-rules.ts'

interface EntryProps {
  handle: ProgramForm
  work: RulesHandle
  index: number
  /** Whether its fields are shown from the start, while it is on. */
  isOpenAtFirst: boolean
}

/** One rule: on or off, what it gives in a line, its fields, and what can be done with it. */
export function RuleEntry({ handle, work, index, isOpenAtFirst }: EntryProps) {
  const { speech } = useSpeech()
  const rule = work.rules[index] as TypedRule
  const path = `rules.${index}`
  const isFresh = work.fresh === rule.id
  const fold = useFold(handle.hasError(path), isFresh || (isOpenAtFirst && rule.isOn))
  const isShown = fold.isOpen
  const name = ruleTitle(rule, speech.locale)
  const fields = useFocusOfFresh(isFresh)
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
        <Checkbox
          label={name}
          helpText={wayOf(rule, speech)}
          checked={rule.isOn}
          onChange={(isOn) => {
            handle.set(`${path}.isOn`, isOn)
            if (isOn && !isShown) fold.toggle()
          }}
        />
        <EntryActions {...{ work, index, name, isShown }} onToggle={fold.toggle} />
      </InlineStack>
      {isShown ? (
        <div ref={fields}>
          <Box role="group" aria-label={name} paddingInlineStart={{ xs: '0', sm: '600' }}>
            <RuleFields handle={handle} path={path} kind={rule.kind} />
          </Box>
        </div>
      ) : null}
    </BlockStack>
  )
}

interface ActionsProps extends Pick<EntryProps, 'work' | 'index'> {
  name: string
  isShown: boolean
  onToggle(): void
}

function EntryActions({ work, index, name, isShown, onToggle }: ActionsProps) {
  const t = useT('program')
  const isLast = index === work.rules.length - 1
  return (
    <InlineStack gap="200" wrap={false}>
      <Button
        onClick={onToggle}
        disclosure={isShown ? 'up' : 'down'}
        ariaExpanded={isShown}
        accessibilityLabel={t(isShown ? 'earning.close_named' : 'earning.edit_named', { name })}
      >
        {t(isShown ? 'earning.close' : 'earning.edit')}
      </Button>
      <ActionsMenu
        label={t('earning.more', { name })}
        actions={[
          {
            content: t('earning.move_up'),
            disabled: index === 0,
            onAction: () => work.move(index, -1),
          },
          {
            content: t('earning.move_down'),
            disabled: isLast,
            onAction: () => work.move(index, 1),
          },
          {
            content: t('earning.duplicate'),
            disabled: work.isFull,
            onAction: () => work.duplicate(index),
          },
          {
            content: t('earning.remove'),
            destructive: true,
            onAction: () => work.remove(index),
          },
        ]}
      />
    </InlineStack>
  )
}

/** As shoppers read it; nothing while something of it cannot be read. */
function wayOf(rule: TypedRule, speech: ShopSpeech): string | undefined {
  const read = readForm(ruleSchema, rule, speech.currency).settings
  return read ? wayLabel(read, speech) : undefined
}

/** A rule that was just added is filled in next. */
function useFocusOfFresh(isFresh: boolean) {
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isFresh) return
    fields.current?.scrollIntoView({ block: 'center' })
    fields.current?.querySelector('input')?.focus()
  }, [isFresh])
  return fields
}
