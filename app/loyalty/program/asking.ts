// What the program asks of members about themselves: nothing where no rule that is on needs it.
import { ruleKind } from '../rules/catalogue.ts'
import type { Asking } from '../rules/rule-kind.ts'
import type { ProgramSettings } from './settings.ts'

export type { Asking }

/** Of several rules, all that any of them asks, and the longest lead. */
export function askingOf({ rules }: Pick<ProgramSettings, 'rules'>): Asking | null {
  const asked = rules
    .filter(({ isOn }) => isOn)
    .flatMap((rule) => ruleKind(rule.kind).asksOfMembers?.(rule) ?? [])
  if (asked.length === 0) return null
  return {
    leadDays: Math.max(...asked.map(({ leadDays }) => leadDays)),
    asksYear: asked.some(({ asksYear }) => asksYear),
    asksGender: asked.some(({ asksGender }) => asksGender),
  }
}
