// Whether what a member did with earlier orders matters to a program: what they earned, where it
// limits that, and how many they placed, where a rule is about some of them.
import type { ProgramSettings } from '../program/settings.ts'
import { limitsMembers } from './limit-by-member.ts'
import { readyProgram } from './ready-program.ts'

export const looksBack = (settings: ProgramSettings): boolean =>
  limitsMembers(settings) || countsOrders(settings)

export const countsOrders = (settings: ProgramSettings): boolean =>
  readyProgram(settings).rules.some(({ orders }) => orders !== null)
