// The most that one member can earn with orders: on a day, in a month and ever. Rules give in their
// order until it is reached; what gives way says so.
import type { MemberLimit } from '../kernel/because.ts'
import type { RuleBecause } from '../rules/catalogue.ts'
import type { EarningSettings } from '../rules/earning-settings.ts'
import { limitRules } from './choose-rules.ts'
import type { Used } from './evaluation.ts'

type MemberLimits = Pick<
  EarningSettings,
  'memberDayMaximum' | 'memberMonthMaximum' | 'memberMaximum'
>

export const limitsMembers = (settings: MemberLimits): boolean =>
  settings.memberDayMaximum !== null ||
  settings.memberMonthMaximum !== null ||
  settings.memberMaximum !== null

const nothingUsed: Used = { day: 0, month: 0, all: 0 }

export function limitByMember(
  becauses: RuleBecause[],
  limits: MemberLimits,
  used: Used = nothingUsed,
): RuleBecause[] {
  const narrowest = narrowestOf(limits, used)
  return narrowest ? limitRules(becauses, narrowest) : becauses
}

/** All limits shrink by the same points, so the one that is narrowest at first stays so. */
function narrowestOf(
  { memberDayMaximum, memberMonthMaximum, memberMaximum }: MemberLimits,
  used: Used,
): { by: MemberLimit; most: number } | undefined {
  const leftOf = (by: MemberLimit, maximum: number | null, points: number) =>
    maximum === null ? [] : [{ by, most: Math.max(0, maximum - points) }]
  return [
    ...leftOf('day_maximum', memberDayMaximum, used.day),
    ...leftOf('month_maximum', memberMonthMaximum, used.month),
    ...leftOf('member_maximum', memberMaximum, used.all),
  ].sort((one, other) => one.most - other.most)[0]
}
