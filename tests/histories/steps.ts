// What can happen in a history. Targets are numbers that are taken modulo what there is, so that a
// history stays playable while it is made smaller.
import fc from 'fast-check'
import { anExpiry } from '../../app/loyalty/program/books-settings.ts'
import type { ProgramSettings } from '../../app/loyalty/program/settings.ts'
import { freshReward } from '../../app/loyalty/reward-kinds/catalogue.ts'
import { someSettings } from '../setup/builders/program.ts'

/**
 * How the news of an order travels. `marked`: only that something changed, so it must be asked for.
 */
export type Fate = 'now' | 'twice' | 'late' | 'lost' | 'marked'

const nat = fc.nat(11)
/** Counted from the newest: most of it happens to what happened last. */
const recent = fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 5)
/** Most of it happens to one customer, so that their points get into one another's way. */
const customer = fc.constantFrom(0, 0, 0, 0, 1, 2)
const fate = fc.oneof(
  { weight: 5, arbitrary: fc.constant('now' as const) },
  { weight: 1, arbitrary: fc.constantFrom<Fate>('twice', 'late', 'lost', 'marked') },
  { weight: 1, arbitrary: fc.constantFrom<Fate>('late', 'lost', 'twice') },
)
/** Two changes within one second: the vendor's stamp does not tell them apart. */
const isSameStamp = fc.oneof(
  { weight: 5, arbitrary: fc.constant(false) },
  { weight: 1, arbitrary: fc.constant(true) },
)

const line = fc.record({
  price: fc.constantFrom(0, 99, 1000, 1999, 3333, 5000),
  units: fc.integer({ min: 1, max: 3 }),
  discountPercent: fc.constantFrom(0, 0, 0, 10, 33, 100),
  isGift: fc.constantFrom(false, false, false, false, true),
})

const place = fc.record({
  kind: fc.constant('place' as const),
  customer,
  isGuest: fc.constantFrom(...Array<boolean>(11).fill(false), true),
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  status: fc.constantFrom(...Array<'paid'>(6).fill('paid'), 'pending', 'partially_paid'),
  isTest: fc.constantFrom(...Array<boolean>(23).fill(false), true),
  isTaxIncluded: fc.boolean(),
  tipMinor: fc.constantFrom(0, 0, 0, 0, 0, 700),
  daysAgo: fc.constantFrom(...Array<number>(12).fill(0), 3, 40, 90),
  atLastVersion: fc.constantFrom(...Array<boolean>(9).fill(false), true),
  code: fc.option(recent, { nil: null, freq: 3 }),
  fate,
})

const change = <const Kind extends string, Fields extends object>(
  kind: Kind,
  fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> },
) =>
  fc
    .record({ order: nat, fate, isSameStamp })
    .chain((common) =>
      (
        fc.record(
          fields as Record<string, fc.Arbitrary<unknown>>,
        ) as unknown as fc.Arbitrary<Fields>
      ).map((own) => ({ kind, ...common, ...own })),
    )

const changes = [
  {
    weight: 3,
    arbitrary: change('pay', {
      status: fc.constantFrom('paid', 'paid', 'paid', 'voided', 'pending'),
    }),
  },
  {
    weight: 4,
    arbitrary: change('refundUnits', {
      line: nat,
      units: fc.integer({ min: 1, max: 3 }),
      extraPercent: fc.constantFrom(0, 0, 0, -20, 15),
      shipping: fc.constantFrom(0, 0, 600),
    }),
  },
  {
    weight: 3,
    arbitrary: change('refundAmount', {
      percent: fc.constantFrom(1, 10, 33, 50, 100, 150),
      paper: fc.constantFrom('adjustment', 'transaction', 'failed'),
    }),
  },
  { weight: 1, arbitrary: change('refundShipping', { minor: fc.constant(600) }) },
  { weight: 2, arbitrary: change('refundAll', { isByAmount: fc.boolean() }) },
  { weight: 1, arbitrary: change('undoRefunds', {}) },
  { weight: 2, arbitrary: change('add', { line, isPaid: fc.boolean() }) },
  { weight: 1, arbitrary: change('raise', { line: nat, units: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 2, arbitrary: change('remove', { line: nat, hasRefund: fc.boolean() }) },
  { weight: 4, arbitrary: change('cancel', {}) },
  { weight: 3, arbitrary: change('reopen', {}) },
  {
    weight: 2,
    arbitrary: change('move', { customer: fc.option(customer, { nil: null, freq: 5 }) }),
  },
  { weight: 1, arbitrary: change('touch', {}) },
]

const id = fc.constantFrom('spend', 'extra')
const spendRule = fc.record({
  kind: fc.constant('spend' as const),
  id,
  isOn: fc.constantFrom(...Array<boolean>(7).fill(true), false),
  points: fc.constantFrom(1, 2, 3),
  perMinor: fc.constantFrom(1, 100, 100, 333, 1000),
  minimumMinor: fc.constantFrom(0, 0, 0, 0, 1999, 5000),
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
    graceDays: fc.constantFrom(0, 5, 45),
    validDays: fc.constantFrom(null, 3, 30),
  })
  .map(toSettings)

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
  graceDays: number
  validDays: number | null
}

function toSettings(drawn: Settings): ProgramSettings {
  const { spend, isOrderOn, orderMinimum, signup, validDays, rounding, ...rest } = drawn
  const reward = freshReward('amount_off', 'small', 100)
  return someSettings({
    ...rest,
    shortfall: rest.shortfall as ProgramSettings['shortfall'],
    returnSpent: rest.returnSpent as ProgramSettings['returnSpent'],
    rounding: rounding as ProgramSettings['rounding'],
    rules: [
      ...spend,
      { kind: 'order', id: 'order', isOn: isOrderOn, points: 20, minimumMinor: orderMinimum },
      { kind: 'signup', id: 'signup', isOn: signup > 0, points: signup || 1 },
    ],
    rewards: [
      Object.assign(structuredClone(reward), { id: 'small', points: 10, validDays }),
      Object.assign(structuredClone(reward), { id: 'large', points: 60, validDays }),
    ],
  })
}

function redeemOf(by: fc.Arbitrary<number>) {
  return fc.record({
    kind: fc.constant('redeem' as const),
    customer: by,
    reward: fc.constantFrom('small', 'large'),
  })
}

const redemptions = [
  { weight: 9, arbitrary: redeemOf(customer) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('issue' as const), which: recent }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refuse' as const), which: recent }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('giveBack' as const),
      which: recent,
      isFinished: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('endVoucher' as const), which: recent }) },
]

const others = [
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const), customer, fate }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('publish' as const), settings: settingsPlan }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('post' as const), seed: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      customer,
      points: fc.constantFrom(30, 5, -5, -40),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('undoAdjustment' as const), back: recent }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), customer }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('merge' as const), customer, into: customer }),
  },
]

const act = fc.oneof({ weight: 20, arbitrary: place }, ...changes, ...redemptions, ...others)

export type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

export interface Step {
  /** Goes by before it. */
  seconds: number
  act: Act
  /** What the workers do afterwards; a number stops them at that statement. */
  work: 'rest' | 'one' | 'two' | number
}

const minute = 60
const quick = [1, 1, 30, minute, minute, 3600]
const day = 86_400

const work = fc.oneof(
  { weight: 3, arbitrary: fc.constant('one' as const) },
  { weight: 2, arbitrary: fc.constantFrom<'rest' | 'two'>('rest', 'two') },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 45 }) },
)
const stepOf = (acts: fc.Arbitrary<Act>, seconds: fc.Arbitrary<number>): fc.Arbitrary<Step> =>
  fc.record({ seconds, act: acts, work })

const anyTime = fc.constantFrom(...quick, ...quick, ...quick, day, 3 * day, 15 * day, 33 * day)

/** What takes the newest order's worth, and what gives it back. */
const lossAndGain = fc.oneof(
  fc.tuple(change('cancel', {}), change('reopen', {})),
  fc.tuple(change('refundAll', { isByAmount: fc.boolean() }), change('undoRefunds', {})),
  fc.tuple(
    change('pay', { status: fc.constant('voided' as const) }),
    change('pay', { status: fc.constant('paid' as const) }),
  ),
)
const ofNewest = (acts: fc.Arbitrary<Act>) => acts.map((one) => ({ ...one, order: 0 }) as Act)
const goodOrder = place.map((drawn) => {
  const plain = { customer: 0, isGuest: false, isTest: false, status: 'paid' as const, daysAgo: 0 }
  return { ...drawn, ...plain }
})

/** An order whose points are spent and which then loses its worth, and may get it back. */
const spentAndLost: fc.Arbitrary<Step[]> = fc
  .tuple(
    stepOf(
      place.map((drawn) => ({ ...drawn, customer: 0, status: 'paid' as const })),
      anyTime,
    ),
    fc.array(stepOf(redeemOf(fc.constant(0)), fc.constantFrom(...quick)), {
      minLength: 1,
      maxLength: 6,
    }),
    stepOf(fc.oneof(...redemptions, ...others), anyTime),
    lossAndGain.chain(([loss, gain]) =>
      fc.tuple(
        stepOf(ofNewest(fc.constant(loss)), anyTime),
        stepOf(ofNewest(fc.constant(gain)), anyTime),
      ),
    ),
  )
  .map(([placed, redeemed, other, lostAndGained]) => [placed, ...redeemed, other, ...lostAndGained])

const steps: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: stepOf(act, anyTime).map((one) => [one]) },
      { weight: 1, arbitrary: spentAndLost },
    ),
    { minLength: 3, maxLength: 24, size: 'max' },
  )
  .map((parts) => parts.flat())

export interface History {
  currency: 'USD' | 'JPY' | 'KWD'
  timeZone: string
  startsAt: string
  first: ProgramSettings | null
  steps: Step[]
}

export const histories: fc.Arbitrary<History> = fc.record({
  currency: fc.constantFrom('USD', 'USD', 'JPY', 'KWD'),
  timeZone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Tehran', 'Africa/Cairo'),
  // Shortly before the clocks change in spring and in autumn; Tehran's did until 2022.
  startsAt: fc.constantFrom('2026-02-20T20:10:00Z', '2026-10-02T03:00:00Z', '2021-02-18T20:29:00Z'),
  first: fc.option(settingsPlan, { nil: null, freq: 12 }),
  steps,
})

export function tell(history: History): string {
  const lines = history.steps.map(({ seconds, act, work }) => {
    const { kind, ...rest } = act
    const how =
      typeof work === 'number' ? `workers stopped at statement ${work}` : `workers: ${work}`
    return `  +${seconds}s ${kind} ${JSON.stringify(rest)} · ${how}`
  })
  const { currency, timeZone, startsAt, first } = history
  return [
    `${currency}, ${timeZone}, from ${startsAt}`,
    `first: ${JSON.stringify(first)}`,
    ...lines,
  ].join('\n')
}
