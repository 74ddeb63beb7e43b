// Programs that a merchant may publish in a history: what earns, what of an order counts and what
// becomes of points. Most of what can be narrowed down mostly is not.
import fc from 'fast-check'
import { noPlan } from '../../app/loyalty/plans/plan-settings.ts'
import { anExpiry } from '../../app/loyalty/program/books-settings.ts'
import type { ProgramSettings } from '../../app/loyalty/program/settings.ts'
import type { Tier } from '../../app/loyalty/program/tiers/tier-settings.ts'
import { freshReward } from '../../app/loyalty/reward-kinds/catalogue.ts'
import type { Conditions } from '../../app/loyalty/rules/fields.ts'
import { everything, type OrderChannel, type Scope } from '../../app/loyalty/rules/scope.ts'
import { someSettings } from '../setup/builders/program.ts'
import { challengePlan } from './challenges/challenge-plans.ts'
import { friendRule } from './friends/friend-acts.ts'

const rarely = fc.constantFrom(false, false, false, true)
const mostly = fc.constantFrom(true, true, false)
const some = <T>(...values: T[]) => fc.subarray(values, { maxLength: 1 })
const picked = (...ids: string[]) => some(...ids.map((id) => ({ id, title: id })))

/** Half of them name nothing of a kind. */
const named = fc.record({
  products: picked('8000001', '8000003'),
  collections: picked('501', '502'),
  excludedProducts: picked('8000002'),
  excludedCollections: picked('502'),
  channels: some<OrderChannel>('web', 'pos', 'draft', 'subscription'),
  business: fc.constantFrom('in', 'in', 'in', 'out', 'only'),
})
const narrowed = fc.record(
  { products: picked('8000001'), excludedCollections: picked('501') },
  { noNullPrototype: true },
)
const scope: fc.Arbitrary<Scope | undefined> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: narrowed.map((lines) => ({ ...everything, ...lines })) },
  { weight: 1, arbitrary: named },
)

const orders: fc.Arbitrary<Conditions['orders']> = fc.constantFrom(
  ...Array<undefined>(6).fill(undefined),
  { which: 'first' as const },
  { which: 'nth' as const, n: 2 },
  { which: 'every_nth' as const, n: 2 },
  { which: 'every_nth' as const, n: 3 },
)

/** Most programs sell one: as what is bought for a year, and what is bought for ever. */
const plan: fc.Arbitrary<ProgramSettings['plan']> = fc
  .record({
    isOn: fc.constantFrom(true, true, false),
    yearly: fc.constantFrom('8000002', '8000003'),
    forever: fc.constantFrom('', '', '8000001'),
  })
  .map(({ isOn, yearly, forever }) => ({
    ...{ ...noPlan, isOn, yearly: [{ id: yearly, title: '' }] },
    forever: forever === '' ? [] : [{ id: forever, title: '' }],
  }))

/** What any rule on orders may be held to. */
const conditions = {
  orders,
  paidMembersOnly: fc.constantFrom(...Array<undefined>(4).fill(undefined), true as const),
  scope,
  codes: fc.constantFrom(...Array<string[] | undefined>(5).fill(undefined), ['FERN', 'Moss']),
  maximum: fc.constantFrom(...Array<number | null>(5).fill(null), 30),
  priority: fc.constantFrom(0, 0, 0, 2, 5),
}
const ofRule = fc.record(conditions)

const counting = fc.record({
  countedTax: fc.constantFrom('as_priced', 'as_priced', 'never', 'always'),
  countedDiscounts: fc.constantFrom('all', 'all', 'line', 'none'),
  ownDiscounts: fc.constantFrom('lower', 'lower', 'ignored'),
  countsShipping: rarely,
  countsTips: rarely,
  countsDuties: rarely,
  countsGiftCards: rarely,
  countsGiftCardPayments: mostly,
  countsStoreCreditPayments: mostly,
  scope: scope.map((drawn) => drawn ?? everything),
  stacking: fc.constantFrom('all', 'all', 'all', 'best', 'priority'),
})

const id = fc.constantFrom('spend', 'extra')
const spendRule = fc.record({
  kind: fc.constant('spend' as const),
  id,
  isOn: fc.constantFrom(...Array<boolean>(7).fill(true), false),
  points: fc.constantFrom(1, 2, 3),
  perMinor: fc.constantFrom(1, 100, 100, 333, 1000),
  minimumMinor: fc.constantFrom(0, 0, 0, 0, 1999, 5000),
  ...conditions,
})

const expiry = fc
  .constantFrom(
    { kind: 'never' as const },
    { kind: 'months' as const, months: 1 },
    { kind: 'months' as const, months: 1 },
    { kind: 'months' as const, months: 2 },
    { kind: 'days' as const, days: 20 },
    { kind: 'yearly' as const, month: 3, day: 31, graceDays: 5 },
    { kind: 'inactivity' as const, months: 1 },
  )
  .map(anExpiry)

/** Most programs have one, with products or a collection that fill it. */
const card = fc.record({
  isOn: fc.constantFrom(true, true, true, false),
  stamps: fc.constantFrom(1, 1, 2),
  needed: fc.constantFrom(2, 3, 5),
  maximum: fc.constantFrom(null, null, 2),
  scope: fc
    .constantFrom<Partial<Scope>>(
      { products: [{ id: '8000001', title: '' }] },
      {
        products: [
          { id: '8000001', title: '' },
          { id: '8000002', title: '' },
        ],
      },
      { collections: [{ id: '501', title: '' }] },
      { collections: [{ id: '502', title: '' }], business: 'out' },
    )
    .map((named) => ({ ...everything, ...named })),
})

const tier = (id: string, taking: Partial<Tier>, multiplierBps: number): Tier => ({
  ...{ id, name: id, spendMinor: null, points: null, orders: null, multiplierBps },
  ...taking,
})

/** Most programs have none. */
const tiered = fc.record({
  tiers: fc.constantFrom<Tier[]>(
    ...Array<Tier[]>(4).fill([]),
    [tier('silver', { spendMinor: 3000 }, 15_000), tier('gold', { spendMinor: 7000 }, 20_000)],
    [
      tier('silver', { spendMinor: 3000, entryPoints: 11 }, 15_000),
      tier('gold', { spendMinor: 7000, entryPoints: 23 }, 20_000),
    ],
    [tier('silver', { orders: 1 }, 12_500), tier('gold', { orders: 3, entryPoints: 9 }, 30_000)],
    [
      tier('silver', { points: 20, orders: 2 }, 10_000),
      tier('gold', { points: 90, orders: 4 }, 15_000),
    ],
  ),
  tierReach: fc.constantFrom('any' as const, 'all' as const),
  tierPeriod: fc.constantFrom(
    'calendar_year' as const,
    'rolling_year' as const,
    'lifetime' as const,
  ),
})

export const settingsPlan = fc
  .record({
    spend: fc.uniqueArray(spendRule, { maxLength: 2, minLength: 1, selector: (rule) => rule.id }),
    isOrderOn: fc.boolean(),
    orderMinimum: fc.constantFrom(0, 1000, 5000),
    signup: fc.constantFrom(0, 25, 50),
    pendingDays: fc.constantFrom(0, 0, 1, 14),
    expiry,
    shortfall: fc.constantFrom('clamp', 'debt'),
    returnSpent: fc.constantFrom('proportion', 'proportion', 'full_refund', 'never'),
    rounding: fc.constantFrom('floor', 'nearest', 'ceil'),
    awardedWhen: fc.constantFrom('paid', 'paid', 'paid', 'fulfilled'),
    dayMaximum: fc.constantFrom(null, null, null, null, 40, 100),
    monthMaximum: fc.constantFrom(null, null, null, null, null, 150),
    memberMaximum: fc.constantFrom(null, null, null, null, null, 200),
    orderMaximum: fc.constantFrom(null, null, null, 50),
    orderMinimumMinor: fc.constantFrom(0, 0, 0, 1500),
    unitPoints: fc.constantFrom(0, 0, 0, 7),
    factorBps: fc.constantFrom(0, 0, 0, 15_000, 30_000),
    card,
    friendRule,
    plan,
    graceDays: fc.constantFrom(0, 5, 45),
    validDays: fc.constantFrom(null, 3, 30),
    counting,
    tiered,
    challenging: challengePlan,
    ofOrder: ofRule,
    ofUnits: ofRule,
    ofTimes: ofRule,
  })
  .map(toSettings)

const held = {
  isOn: fc.constant(true),
  title: fc.constantFrom('Sale', 'Holiday'),
  ...conditions,
  orders: fc.constant(undefined),
}
const minimumMinor = fc.constantFrom(0, 0, 0, 1999)

/** What a campaign may give in a history. */
export const campaignRule = fc.oneof(
  fc.record({
    kind: fc.constant('multiply' as const),
    id: fc.constant('campaign'),
    multiplierBps: fc.constantFrom(15_000, 20_000, 30_000),
    minimumMinor,
    ...held,
  }),
  fc.record({
    kind: fc.constantFrom('order' as const, 'units' as const),
    id: fc.constant('campaign'),
    points: fc.constantFrom(3, 13),
    minimumMinor,
    ...held,
  }),
)

type Held = Omit<Conditions, 'minimumMinor'>

interface Settings {
  spend: ProgramSettings['rules']
  isOrderOn: boolean
  orderMinimum: number
  signup: number
  pendingDays: number
  expiry: ProgramSettings['expiry']
  shortfall: string
  returnSpent: string
  rounding: string
  awardedWhen: string
  dayMaximum: number | null
  monthMaximum: number | null
  memberMaximum: number | null
  orderMaximum: number | null
  orderMinimumMinor: number
  unitPoints: number
  factorBps: number
  card: Omit<
    Extract<ProgramSettings['rules'][number], { kind: 'stamp' }>,
    'kind' | 'id' | 'minimumMinor'
  >
  friendRule: ProgramSettings['rules'][number]
  plan: ProgramSettings['plan']
  graceDays: number
  validDays: number | null
  counting: Partial<ProgramSettings>
  tiered: Pick<ProgramSettings, 'tiers' | 'tierReach' | 'tierPeriod'>
  challenging: Pick<ProgramSettings, 'challenges' | 'challengeHoldDays'>
  ofOrder: Held
  ofUnits: Held
  ofTimes: Held
}

function toSettings(drawn: Settings): ProgramSettings {
  const { spend, isOrderOn, orderMinimum, signup, validDays, rounding, ...others } = drawn
  const {
    dayMaximum,
    monthMaximum,
    unitPoints,
    factorBps,
    card,
    friendRule: forFriends,
    counting,
    tiered,
    ...held
  } = others
  const { ofOrder, ofUnits, ofTimes, challenging, ...rest } = held
  const reward = freshReward('amount_off', 'small', 100)
  return someSettings({
    ...rest,
    ...counting,
    ...tiered,
    ...challenging,
    shortfall: rest.shortfall as ProgramSettings['shortfall'],
    returnSpent: rest.returnSpent as ProgramSettings['returnSpent'],
    rounding: rounding as ProgramSettings['rounding'],
    awardedWhen: rest.awardedWhen as ProgramSettings['awardedWhen'],
    memberDayMaximum: dayMaximum,
    memberMonthMaximum: monthMaximum,
    rules: [
      ...spend,
      {
        kind: 'order',
        id: 'order',
        isOn: isOrderOn,
        points: 20,
        ...ofOrder,
        minimumMinor: orderMinimum,
      },
      {
        kind: 'units',
        id: 'units',
        isOn: unitPoints > 0,
        points: unitPoints || 1,
        ...ofUnits,
        minimumMinor: 0,
      },
      {
        kind: 'multiply',
        id: 'times',
        isOn: factorBps > 0,
        multiplierBps: factorBps || 20_000,
        ...ofTimes,
        minimumMinor: 0,
      },
      { kind: 'stamp', id: 'card', ...card, minimumMinor: 0 },
      forFriends,
      { kind: 'signup', id: 'signup', isOn: signup > 0, points: signup || 1 },
    ],
    rewards: [
      Object.assign(structuredClone(reward), { id: 'small', points: 10, validDays }),
      Object.assign(structuredClone(reward), { id: 'large', points: 60, validDays }),
      Object.assign(structuredClone(reward), {
        id: 'drink',
        card: 'card',
        points: card.needed,
        validDays,
      }),
    ],
  })
}
