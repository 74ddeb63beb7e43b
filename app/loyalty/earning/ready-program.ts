// A program with what is asked of it for every order made ready once: which rules are about orders,
// and what each of them is about. Settings are never changed once they are published.

import type { Asset } from '../kernel/assets/asset.ts'
import type { Challenge } from '../program/challenges/challenge-settings.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { type Tier, tierKey, wholeBps } from '../program/tiers/tier-settings.ts'
import { assetGivenBy, factorRule, type Rule, type RuleName, ruleKind } from '../rules/catalogue.ts'
import type { Conditions } from '../rules/fields.ts'
import { everything, type ReadyScope, readyScope, type Scope } from '../rules/scope.ts'
import type { WhichOrders } from '../rules/which-orders.ts'

export interface ReadyRule {
  id: string
  kind: RuleName
  rule: Rule
  minimumMinor: number
  /** Null: every order of a member. */
  orders: WhichOrders | null
  isForPaidMembers: boolean
  scope: ReadyScope
  /** Upper case; null: whatever code was used. */
  codes: ReadonlySet<string> | null
  maximum: number | null
  rank: number
  /** What it gives. */
  asset: Asset
  /** It gives nothing by itself. */
  isMultiplier: boolean
  /** What it is called, where it is a campaign's. */
  campaign?: string
  /** The name of the tier whose factor it is. */
  tier?: string
}

export interface ReadyProgram {
  scope: ReadyScope
  /** In the order of the settings; those that are on. */
  rules: ReadyRule[]
  /** Of the campaigns that ran, in the order in which they were made. */
  campaigns: ReadyRule[]
  /** By the id of its tier, what multiplies points for those who hold it. */
  tiers: ReadonlyMap<string, ReadyRule>
  /** What rules give that do not give points, by their ids. */
  assets: ReadonlyMap<string, Asset>
  /** Ids of the collections that it, a rule that is on, a challenge or a campaign names. */
  collections: string[]
}

const known = new WeakMap<ProgramSettings, ReadyProgram>()
const knownCampaigns = new WeakMap<Rule, ReadyRule[]>()

export function readyProgram(settings: ProgramSettings, campaigns: Rule[] = []): ReadyProgram {
  const ready = known.get(settings) ?? makeReady(settings)
  if (campaigns.length === 0) return ready
  const collections = [...ready.collections, ...collectionsOf({ rules: campaigns })]
  return { ...ready, campaigns: campaigns.flatMap(readyCampaign), collections }
}

function makeReady(settings: ProgramSettings): ReadyProgram {
  const rules = settings.rules.flatMap(readyRule)
  const others = rules.filter(({ asset }) => asset !== 'points')
  const made = {
    scope: readyScope(settings.scope),
    rules,
    campaigns: [],
    tiers: new Map(settings.tiers.flatMap(readyTier)),
    assets: new Map(others.map(({ id, asset }) => [id, asset])),
    collections: collectionsOf({ ...settings, rules: settings.rules.filter(({ isOn }) => isOn) }),
  }
  known.set(settings, made)
  return made
}

function readyCampaign(rule: Rule): ReadyRule[] {
  const known = knownCampaigns.get(rule)
  if (known) return known
  const ready = readyRule(rule).map((one) => ({ ...one, campaign: rule.title ?? '' }))
  knownCampaigns.set(rule, ready)
  return ready
}

/** A tier that gives nothing more does not multiply. */
function readyTier({ id, name, multiplierBps }: Tier): [string, ReadyRule][] {
  if (multiplierBps <= wholeBps) return []
  const ready = readyRule(factorRule(tierKey, multiplierBps))
  return ready.map((rule) => [id, { ...rule, tier: name }])
}

interface Naming {
  scope?: Scope
  rules: Rule[]
  challenges?: Challenge[]
}

export function collectionsOf(settings: Naming): string[] {
  const scopes = [settings, ...settings.rules].flatMap((one) =>
    'scope' in one && one.scope ? [one.scope] : [],
  )
  const ofRules = scopes.flatMap(({ collections, excludedCollections }) => [
    ...collections,
    ...excludedCollections,
  ])
  const ofChallenges = (settings.challenges ?? []).flatMap((one) =>
    one.kind === 'pieces' ? one.collections : [],
  )
  return [...new Set([...ofRules, ...ofChallenges].map(({ id }) => id))]
}

/** Codes are told apart by their letters, not by their case. */
export const nameOfCode = (code: string): string => code.toUpperCase()

const all = readyScope(everything)

function readyRule(rule: Rule): ReadyRule[] {
  const { onOrder, onPoints } = ruleKind(rule.kind)
  if (!rule.isOn || (!onOrder && !onPoints)) return []
  const held: Partial<Conditions> & Pick<Rule, 'kind'> = rule
  const codes = held.codes ?? []
  return [
    {
      id: rule.id,
      kind: rule.kind,
      rule,
      minimumMinor: held.minimumMinor ?? 0,
      orders: held.orders ?? null,
      isForPaidMembers: held.paidMembersOnly ?? false,
      scope: held.scope ? readyScope(held.scope) : all,
      codes: codes.length > 0 ? new Set(codes.map(nameOfCode)) : null,
      maximum: held.maximum ?? null,
      rank: held.priority ?? 0,
      asset: assetGivenBy(rule),
      isMultiplier: onPoints !== undefined,
    },
  ]
}
