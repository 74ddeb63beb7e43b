// Whether members are asked for their birthday, and whether those who stay away are given
// something: a page has these parts only then.
import { askingOf } from '../../program/asking.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { type Rule, ruleKind } from '../../rules/catalogue.ts'

export interface PublicAsking {
  /** Members are asked for their birthday; left out where they are not. */
  asks?: true
  /** Who stays away is given something to come back for; left out where nobody is. */
  winsBack?: true
}

export function publicAsking(settings: ProgramSettings | null): PublicAsking {
  if (!settings) return {}
  return {
    ...(askingOf(settings) ? { asks: true } : {}),
    ...(settings.rules.some((rule) => rule.isOn && winsBack(rule)) ? { winsBack: true } : {}),
  }
}

/** What is given for staying away is no way to earn. */
export const winsBack = ({ kind }: Rule): boolean => ruleKind(kind).lapseOf !== undefined
