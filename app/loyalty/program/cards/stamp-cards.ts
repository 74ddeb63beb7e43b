// The stamp cards of a program: each is a rule that gives stamps, and says how many fill it.
import type { Rule } from '../../rules/catalogue.ts'
import type { ProgramSettings } from '../settings.ts'

export type CardRule = Extract<Rule, { needed: number }>

const isCard = (rule: Rule): rule is CardRule => 'needed' in rule

export const stampCards = ({ rules }: Pick<ProgramSettings, 'rules'>): CardRule[] =>
  rules.filter(isCard)
