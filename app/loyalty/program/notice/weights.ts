// Which way members want each setting. Rules and rewards are weighed field by field, by the names
// that their kinds share: a field that is not here may take something, so that a new kind is safe
// before anybody thought of it. Pure.
import type { ExpiryPolicy } from '../../kernel/expiry.ts'
import type { Plan } from '../../plans/plan-settings.ts'
import { everything, type Scope } from '../../rules/scope.ts'
import type { SettingName } from '../compare-versions.ts'
import { type Tier, tierMeasures } from '../tiers/tier-settings.ts'
import { less, more, narrower, never, only, ranked, unsure, type Weigh, wider } from './weigh.ts'
import { weighChallenges, weighLevels } from './weigh-challenges.ts'

/** What takes part, be it of the program or of one rule; left out: everything. */
const scope: Weigh = (before, after) => {
  const [had, has] = [(before ?? everything) as Scope, (after ?? everything) as Scope]
  const named = ({ products, collections }: Scope) => [...products, ...collections]
  const excluded = (one: Scope) => [...one.excludedProducts, ...one.excludedCollections]
  return (
    wider(named(had), named(has)) ||
    narrower(excluded(had), excluded(has)) ||
    wider(had.channels, has.channels) ||
    (has.business !== 'in' && has.business !== had.business)
  )
}

const expiry: Weigh = (before, after) => {
  const [had, has] = [before as ExpiryPolicy, after as ExpiryPolicy]
  if (has.kind === 'never') return false
  if (has.kind !== had.kind) return true
  const { kind } = has
  if (kind === 'days') return more(had.days, has.days)
  if (kind !== 'yearly') return more(had.months, has.months)
  // Another day of the year comes earlier for some.
  return had.month !== has.month || had.day !== has.day || more(had.graceDays, has.graceDays)
}

/** Tiers are what they give from where on; more of them take nothing, nor do other names. */
const tiers: Weigh = (before, after) => {
  const [had, has] = [before as Tier[], after as Tier[]]
  return had.some((tier) => {
    const now = has.find(({ id }) => id === tier.id)
    if (!now) return true
    // A measure that was not asked for is one more thing to reach, or one way less.
    const isHigher = tierMeasures.some((one) =>
      tier[one] === null || now[one] === null ? tier[one] !== now[one] : less(tier[one], now[one]),
    )
    const isLess = (gift: 'entryPoints' | 'birthdayPoints') => (now[gift] ?? 0) < (tier[gift] ?? 0)
    const givesLess = isLess('entryPoints') || isLess('birthdayPoints')
    return isHigher || givesLess || more(tier.multiplierBps, now.multiplierBps)
  })
}

/** What was sold as one is one no more, or for less long; its name and tag are words. */
const plan: Weigh = (before, after) => {
  const [had, has] = [before as Plan, after as Plan]
  const soldBy = (one: Plan) => (one.isOn ? one : { yearly: [], forever: [] })
  const [was, is] = [soldBy(had), soldBy(has)]
  return (
    narrower(is.forever, was.forever) ||
    narrower([...is.yearly, ...is.forever], [...was.yearly, ...was.forever])
  )
}

/** One for each setting: the compiler asks for what is new. */
export const ofSettings: Record<SettingName, Weigh> = {
  name: never,
  pointsName: never,
  awardedWhen: ranked('fulfilled', 'paid'),
  pendingDays: less,
  expiry,
  movesUnannounced: more,
  shortfall: ranked('debt', 'clamp'),
  returnSpent: ranked('never', 'full_refund', 'proportion'),
  rounding: ranked('floor', 'nearest', 'ceil'),
  countedTax: ranked('never', 'as_priced', 'always'),
  countedDiscounts: ranked('all', 'line', 'none'),
  ownDiscounts: ranked('lower', 'ignored'),
  countsShipping: more,
  countsTips: more,
  countsDuties: more,
  countsGiftCards: more,
  countsGiftCardPayments: more,
  countsStoreCreditPayments: more,
  scope,
  stacking: ranked('priority', 'best', 'all'),
  orderMinimumMinor: less,
  orderMaximum: more,
  memberDayMaximum: more,
  memberMonthMaximum: more,
  memberMaximum: more,
  graceDays: more,
  membership: ranked('joined', 'signed_in', 'everyone'),
  claimDays: more,
  termsUrl: never,
  termsVersion: never,
  // About single customers, whom the merchant knows: nothing to tell everybody.
  excludedTags: never,
  tiers,
  tierReach: ranked('all', 'any'),
  // Which of two periods is longer depends on when somebody bought.
  tierPeriod: (before, after) => after !== 'lifetime' && after !== before,
  challenges: weighChallenges,
  levels: weighLevels,
  challengeHoldDays: less,
  plan,
}

const ofItems: Record<string, Weigh> = {
  title: never,
  minimumMinor: less,
}

export const ofRules: Record<string, Weigh> = {
  ...ofItems,
  points: more,
  perMinor: less,
  multiplierBps: more,
  stamps: more,
  needed: less,
  maximum: more,
  scope,
  codes: wider,
  paidMembersOnly: only,
  leadDays: less,
  asksYear: never,
  asksGender: never,
  lapseDays: less,
  spendDays: more,
}

/** Whoever is for fewer than everybody, or for others than before, takes it from some. */
const narrowed: Weigh = (before, after) =>
  after !== undefined && JSON.stringify(before) !== JSON.stringify(after)

export const ofRewards: Record<string, Weigh> = {
  ...ofItems,
  paidMembersOnly: only,
  audience: narrowed,
  unlockedBy: (before, after) => after !== undefined && after !== before,
  points: less,
  percent: more,
  amountMinor: more,
  maximumMinor: more,
  minimumPoints: less,
  maximumPoints: more,
  maximumShare: more,
  minimumQuantity: less,
  products: wider,
  collections: wider,
  markets: wider,
  channels: wider,
  countries: wider,
  validDays: more,
  limitPerMember: more,
  stock: more,
  purchase: (before, after) => after !== 'any' && after !== before,
  renewals: more,
  combinesWithOrder: more,
  combinesWithProduct: more,
  combinesWithShipping: more,
  instructions: never,
}

export const weigherOf = (weights: Record<string, Weigh>, field: string): Weigh =>
  weights[field] ?? unsure
