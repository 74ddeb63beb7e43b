import { ChoiceList } from '@shopify/polaris'
import type { BoundField } from '../bound-field.ts'

/** Kept by their ids alone. */
const wholeIds = new Set<string>(['languages', 'monthsOfYear'])

/** Any number of what there is: sales channels by their name, markets as the shop has them. */
export function SeveralField({ bound }: { bound: BoundField<unknown> }) {
  const { label, help, error, spec, choices } = bound
  // Markets and tiers are kept with what they were called then.
  const isNamed = spec.choices.length > 0 || wholeIds.has(spec.input)
  const value = (bound.value ?? []) as (string | { id: string; title: string })[]
  const selected = value.map((one) => (typeof one === 'string' ? one : one.id))
  // What was picked and is no longer there stays to be seen, and can be taken out.
  const gone = value.flatMap((one) =>
    typeof one === 'string' || choices.some((choice) => choice.id === one.id) ? [] : one,
  )
  const all = [...choices, ...gone]
  const change = (ids: string[]) =>
    bound.onChange(
      isNamed
        ? ids
        : all.filter(({ id }) => ids.includes(id)).map(({ id, title }) => ({ id, title })),
    )
  return (
    <ChoiceList
      title={label}
      allowMultiple
      choices={all.map(({ id, title }, index) => ({
        label: title,
        value: id,
        ...(index === all.length - 1 && help ? { helpText: help } : {}),
      }))}
      selected={selected}
      {...(error ? { error } : {})}
      onChange={change}
    />
  )
}
