// Whether what a member did with earlier orders matters to a program: what they earned, where it
// limits that, how many they placed, where a rule is about some of them, and which tier they held.
// It is asked of all versions whenever orders are settled, so that nothing is made ready for it.
import type { ProgramSettings } from '../program/settings.ts'
import { hasTiers } from '../program/tiers/tier-settings.ts'
import { limitsMembers } from './limit-by-member.ts'

export const looksBack = (settings: ProgramSettings): boolean =>
  limitsMembers(settings) || goesBackForEver(settings)

/** What was placed long ago matters, too. */
export const goesBackForEver = (settings: ProgramSettings): boolean =>
  settings.memberMaximum !== null || countsOrders(settings) || hasTiers(settings)

/** What of earlier orders has to be folded for one of these versions. */
export const foldedFor = (all: ProgramSettings[]) => ({
  isLimited: all.some(limitsMembers),
  hasTiers: all.some(hasTiers),
})

export const countsOrders = ({ rules }: Pick<ProgramSettings, 'rules'>): boolean =>
  rules.some((rule) => rule.isOn && 'orders' in rule && rule.orders !== undefined)
