// Whether what a member did with earlier orders matters to a program: what they earned, where it
// limits that, and how many they placed, where a rule is about some of them. It is asked of all
// versions whenever orders are settled, so that nothing is made ready for it.
import type { ProgramSettings } from '../program/settings.ts'
import { limitsMembers } from './limit-by-member.ts'

export const looksBack = (settings: ProgramSettings): boolean =>
  limitsMembers(settings) || countsOrders(settings)

export const countsOrders = ({ rules }: Pick<ProgramSettings, 'rules'>): boolean =>
  rules.some((rule) => rule.isOn && 'orders' in rule && rule.orders !== undefined)
