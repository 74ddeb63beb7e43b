// Whether what a member did with earlier orders matters to a program: what they earned, where it
// limits that, how many they placed, where a rule is about some of them, which tier they held, and
// whether they bought its paid membership. It is asked of all versions whenever orders are settled,
// so that nothing is made ready for it.
import { type Audience, segmentOf } from '../kernel/audience/audience.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { hasTiers } from '../program/tiers/tier-settings.ts'
import type { Rule } from '../rules/catalogue.ts'
import { limitsMembers } from './limit-by-member.ts'

export const looksBack = (settings: ProgramSettings): boolean =>
  limitsMembers(settings) || goesBackForEver(settings)

/** What was placed long ago matters, too. */
export const goesBackForEver = (settings: ProgramSettings): boolean =>
  settings.memberMaximum !== null ||
  countsOrders(settings) ||
  hasTiers(settings) ||
  asksOfPlan(settings)

/** What of earlier orders has to be folded for one of these versions and campaigns. */
export const foldedFor = (all: ProgramSettings[], audiences: (Audience | undefined)[]) => ({
  isLimited: all.some(limitsMembers),
  hasTiers: all.some(hasTiers),
  hasSegments: audiences.some((one) => segmentOf(one) !== null),
})

/** Whether it matters to a campaign what its member had done before. */
export const isForSome = (audiences: (Audience | undefined)[]): boolean =>
  audiences.some((one) => one !== undefined)

export const countsOrders = ({ rules }: Pick<ProgramSettings, 'rules'>): boolean =>
  rules.some((rule) => rule.isOn && 'orders' in rule && rule.orders !== undefined)

/** Whether it sells a paid membership, or gives something to those who still hold one. */
export const asksOfPlan = ({ plan, rules }: Pick<ProgramSettings, 'plan' | 'rules'>): boolean =>
  plan.isOn || rules.some(isForPaidMembers)

export const isForPaidMembers = (rule: Rule): boolean =>
  rule.isOn && 'paidMembersOnly' in rule && rule.paidMembersOnly === true
