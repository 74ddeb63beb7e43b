// What of the example order only some programs ask about: what the goods are, which order of its
// member it is, which tier they hold, and whether they have paid for a membership.
import { Checkbox, Select } from '@shopify/polaris'
import { useState } from 'react'
import { ordinalInWords } from '../../../loyalty/explain/ordinal-in-words.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import {
  asksForPaidMembers,
  type ExampleOrder,
  namedItems,
  namedOrdinals,
} from './compute-example.ts'

type Chosen = Pick<ExampleOrder, 'item' | 'ordinal' | 'tier' | 'isPaidMember'>

interface Choices {
  chosen: Chosen
  fields: React.ReactNode
}

export function useExampleChoices(settings: ProgramSettings | null): Choices {
  const t = useT('program')
  const { locale } = useSpeech().speech
  const { items, item, choose } = useItem(settings)
  const { ordinals, ordinal, chooseOrdinal } = useOrdinal(settings)
  const [tierId, chooseTier] = useState('')
  const [isPaid, setPaid] = useState(true)
  const isAskedPaid = settings !== null && asksForPaidMembers(settings)
  const tiers = settings?.tiers ?? []
  const tier = tiers.find(({ id }) => id === tierId)?.id
  return {
    chosen: {
      ...(item ? { item } : {}),
      ...(ordinal ? { ordinal } : {}),
      ...(tier ? { tier } : {}),
      isPaidMember: isAskedPaid && isPaid,
    },
    fields: (
      <>
        <Choice
          label={t('example.item')}
          none={t('example.other_item')}
          options={items.map(({ id, title }) => ({ value: id, label: title || id }))}
          value={item?.id ?? ''}
          onChange={choose}
        />
        <Choice
          label={t('example.ordinal')}
          none={t('example.other_order')}
          options={ordinals.map((one) => ({
            value: String(one),
            label: t('example.nth_order', { ordinal: ordinalInWords(one, locale) }),
          }))}
          value={String(ordinal ?? '')}
          onChange={chooseOrdinal}
        />
        <Choice
          label={t('example.tier')}
          none={t('example.no_tier')}
          options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
          value={tier ?? ''}
          onChange={chooseTier}
        />
        {isAskedPaid ? (
          <Checkbox label={t('example.paid_member')} checked={isPaid} onChange={setPaid} />
        ) : null}
      </>
    ),
  }
}

interface ChoiceProps {
  label: string
  /** What stands for none of them. */
  none: string
  options: { value: string; label: string }[]
  value: string
  onChange(value: string): void
}

/** Nothing where there is nothing to choose. */
function Choice({ label, none, options, value, onChange }: ChoiceProps) {
  if (options.length === 0) return null
  const all = [{ value: '', label: none }, ...options]
  return <Select label={label} options={all} value={value} onChange={onChange} />
}

/** Which order of its member it is: at first, an ordinary one. */
function useOrdinal(settings: ProgramSettings | null) {
  const [chosen, chooseOrdinal] = useState('')
  const ordinals = settings ? namedOrdinals(settings) : []
  return { ordinals, ordinal: ordinals.find((one) => String(one) === chosen), chooseOrdinal }
}

/** What the goods are: at first, what the program counts. */
function useItem(settings: ProgramSettings | null) {
  const [chosen, choose] = useState<string | null>(null)
  const items = settings ? namedItems(settings) : []
  const { scope } = settings ?? {}
  const first = scope?.products[0] ?? scope?.collections[0]
  return { items, item: items.find(({ id }) => id === (chosen ?? first?.id)), choose }
}
