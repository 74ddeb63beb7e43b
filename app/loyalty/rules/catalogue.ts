// The rules there are. A new one is a folder beside this file and a line here.
import { z } from 'zod'
import { type Asset, stampsOf } from '../kernel/assets/asset.ts'
import { anniversary } from './anniversary/evaluate.ts'
import { birthday } from './birthday/evaluate.ts'
import { contact } from './contact/evaluate.ts'
import { multiply } from './multiply/evaluate.ts'
import { newsletter } from './newsletter/evaluate.ts'
import { order } from './order/evaluate.ts'
import { reading } from './reading/evaluate.ts'
import { referral } from './referral/evaluate.ts'
import { review } from './review/evaluate.ts'
import type { Applied, NotApplied, RuleKind } from './rule-kind.ts'
import { share } from './share/evaluate.ts'
import { signup } from './signup/evaluate.ts'
import { spend } from './spend/evaluate.ts'
import { stamp } from './stamp/evaluate.ts'
import { task } from './task/evaluate.ts'
import { units } from './units/evaluate.ts'
import { visits } from './visits/evaluate.ts'
import { winback } from './winback/evaluate.ts'

const kinds = [
  spend,
  units,
  order,
  stamp,
  multiply,
  signup,
  anniversary,
  birthday,
  winback,
  newsletter,
  contact,
  review,
  reading,
  visits,
  share,
  task,
  referral,
] as const

type Settings<One> = One extends RuleKind<infer Of, infer _> ? Of : never
type Becauses<One> = One extends RuleKind<infer _, infer Because> ? Because : never

export type Rule = Settings<(typeof kinds)[number]>
export type RuleName = Rule['kind']

/** How one rule came to its number; kept with every order, for applied and unapplied rules. */
export type RuleBecause = AppliedBecause | NotApplied<RuleName>
export type AppliedBecause = Becauses<(typeof kinds)[number]>

export const ruleNames: RuleName[] = kinds.map((kind) => kind.name)

/** The kinds of which a campaign can be. */
export const campaignKinds: RuleName[] = kinds
  .filter((kind: { inCampaigns?: true }) => kind.inCampaigns)
  .map((kind) => kind.name)

// A discriminated union wants its members as a tuple of objects; that is what the list above is.
type Members = Parameters<typeof z.discriminatedUnion<[z.ZodObject], 'kind'>>[1]
export const ruleSchema = z.discriminatedUnion(
  'kind',
  kinds.map((kind) => kind.schema) as unknown as Members,
) as unknown as z.ZodType<Rule>

type Kind = RuleKind<Rule, Applied<RuleName> & AppliedBecause>
const byName = new Map<string, Kind>(kinds.map((kind) => [kind.name, kind as unknown as Kind]))

export function ruleKind(name: RuleName): Kind {
  const kind = byName.get(name)
  if (!kind) throw new Error(`No rule is called ${name}`)
  return kind
}

/** What a rule gives: points, or stamps of the card that it is. */
export const assetGivenBy = ({ kind, id }: Pick<Rule, 'kind' | 'id'>): Asset =>
  ruleKind(kind).cardOf ? stampsOf(id) : 'points'

/** What multiplies the points of others for somebody, as a rule that no merchant wrote. */
export function factorRule(id: string, multiplierBps: number): Rule {
  const kind = kinds.find((one: { onPoints?: unknown }) => one.onPoints !== undefined)
  if (!kind) throw new Error('No rule multiplies')
  return { ...freshRule(kind.name, id, 1), multiplierBps } as Rule
}

/** A new rule of a kind. @param id stays for ever with what is booked by it. */
export const freshRule = (kind: RuleName, id: string, unitMinor: number): Rule =>
  ({ kind, id, isOn: !ruleKind(kind).startsOff, ...ruleKind(kind).fresh(unitMinor) }) as Rule
