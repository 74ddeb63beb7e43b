// Points for joining, by the program in force at that moment. They can be spent at once: there is
// no order that could be sent back.
import type { Because } from '../kernel/because.ts'
import { endOfLot, type LotEnd } from '../kernel/expiry.ts'
import type { ProgramVersion } from '../program/settings.ts'
import { ruleKind } from '../rules/catalogue.ts'

export interface SignupAward {
  ruleId: string
  points: number
  end: LotEnd
  because: Because
}

/** @param version in force when the member joined; null where no program was. */
export function evaluateSignup(
  version: ProgramVersion | null,
  joinedAt: Date,
  timeZone: string,
): SignupAward[] {
  if (!version) return []
  const { rules, expiry, movesUnannounced } = version.settings
  const end = endOfLot(expiry, joinedAt, { timeZone, movesUnannounced })
  return rules.flatMap((rule) => {
    const { onJoining } = ruleKind(rule.kind)
    if (!rule.isOn || !onJoining) return []
    const because = { kind: 'signup' as const, version: version.number, ruleId: rule.id }
    return [{ ruleId: rule.id, points: onJoining(rule), end, because }]
  })
}
