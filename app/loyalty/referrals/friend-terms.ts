// What a program gives for friends: the first rule that is on and about them.
import type { ProgramSettings } from '../program/settings.ts'
import { ruleKind } from '../rules/catalogue.ts'
import type { FriendTerms } from '../rules/rule-kind.ts'

/** @returns null where it gives nothing for them. */
export function friendTerms({ rules }: Pick<ProgramSettings, 'rules'>): FriendTerms | null {
  for (const rule of rules) {
    const terms = rule.isOn ? ruleKind(rule.kind).onFriend?.(rule) : undefined
    if (terms) return terms
  }
  return null
}
