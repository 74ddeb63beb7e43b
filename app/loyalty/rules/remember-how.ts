// What a rule counted with, kept beside a transfer in as few numbers as will do: whatever stands in
// the settings of the program's version is not said again, for those never change.
import type { Rounding } from '../kernel/because.ts'
import type { AppliedBecause, Rule, RuleName } from './catalogue.ts'

type How = Record<string, number | string>

// Said elsewhere beside the transfer, or in the settings of the version.
const known: ReadonlySet<string> = new Set([
  'rule',
  'ruleId',
  'quantity',
  'rounding',
  'campaign',
  'tier',
])

/** @returns what cannot be read from the rule; null where there is nothing. */
export function rememberHow(because: AppliedBecause, rule: Rule | undefined): How | null {
  const settings: Record<string, unknown> = rule ?? {}
  const own = Object.entries(because).filter(
    (entry): entry is [string, number | string] =>
      (typeof entry[1] === 'number' || typeof entry[1] === 'string') &&
      !known.has(entry[0]) &&
      settings[entry[0]] !== entry[1],
  )
  return own.length > 0 ? Object.fromEntries(own) : null
}

/** The reason as it was when the amount moved. */
export function recallHow(
  rule: Rule,
  rounding: Rounding,
  { how, quantity }: { how: How; quantity: number },
): AppliedBecause {
  const { kind, id, isOn: _, title: __, ...settings } = rule
  return {
    ...settings,
    rounding,
    ...how,
    rule: kind,
    ruleId: id,
    applied: true,
    quantity,
  } as AppliedBecause
}

/** The same where nothing of the rule is known beside it. */
export const recallAlone = (
  named: { rule: RuleName; ruleId: string },
  rounding: Rounding,
  { how, quantity }: { how: How; quantity: number },
): AppliedBecause => ({ rounding, ...how, ...named, applied: true, quantity }) as AppliedBecause
