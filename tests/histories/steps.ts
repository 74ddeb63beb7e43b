// What can happen in a history, and the stories that chance alone would not tell often enough.
import fc from 'fast-check'
import type { ProgramSettings } from '../../app/loyalty/program/settings.ts'
import {
  change,
  changes,
  customer,
  decision,
  fate,
  opening,
  place,
  recent,
  refunds,
} from './acts/order-acts.ts'
import { campaigns } from './campaigns/campaign-acts.ts'
import { friends } from './friends/friend-acts.ts'
import { settingsPlan } from './settings-plan.ts'

function redeemOf(by: fc.Arbitrary<number>) {
  return fc.record({
    kind: fc.constant('redeem' as const),
    customer: by,
    reward: fc.constantFrom('small', 'large', 'drink'),
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
  { weight: 3, arbitrary: campaigns.begin },
  { weight: 1, arbitrary: campaigns.change },
  { weight: 1, arbitrary: campaigns.stop },
  { weight: 2, arbitrary: campaigns.watch },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('watchChallenges' as const) }) },
  { weight: 1, arbitrary: friends.meet },
  { weight: 1, arbitrary: friends.type },
  { weight: 2, arbitrary: friends.hold },
  { weight: 1, arbitrary: friends.decide },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const), customer, fate }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('publish' as const), settings: settingsPlan }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('compareDisputes' as const) }) },
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
/** One that earns enough for several vouchers, as far as the program lets it. */
const goodOrder = place.map((drawn) => {
  const plain = {
    customer: 0 as const,
    isGuest: false,
    isTest: false,
    isBusiness: false,
    channel: 'web' as const,
    status: 'paid' as const,
    daysAgo: 0 as const,
  }
  const [first, ...others] = drawn.lines
  const dear = { price: 5000, units: 2, discountPercent: 0, isGift: false } as const
  return { ...drawn, ...plain, lines: [{ ...first, product: 0 as const, ...dear }, ...others] }
})

const longTime = fc.constantFrom(minute, 3 * day, 15 * day, 33 * day)

/**
 * An order whose points are spent and which then loses its worth. Something else is earned, which
 * may have to pay for it, and it may get its worth back.
 */
const spentAndLost: fc.Arbitrary<Step[]> = fc
  .tuple(
    stepOf(goodOrder, anyTime),
    stepOf(redeemOf(fc.constant(0)), longTime),
    fc.array(stepOf(redeemOf(fc.constant(0)), fc.constantFrom(...quick)), { maxLength: 4 }),
    stepOf(fc.oneof(...redemptions, ...others), anyTime),
    lossAndGain.chain(([loss, gain]) =>
      fc.tuple(
        stepOf(ofNewest(fc.constant(loss)), anyTime),
        stepOf(goodOrder, anyTime),
        // Not the newest any more.
        stepOf(fc.constant<Act>({ ...gain, order: 1 }), anyTime),
      ),
    ),
  )
  .map(([placed, first, redeemed, other, lostAndGained]) => {
    return [placed, first, ...redeemed, other, ...lostAndGained]
  })

/** A voucher that is used, and its order that goes back piece by piece. */
const usedAndRefunded: fc.Arbitrary<Step[]> = fc
  .tuple(
    stepOf(goodOrder, anyTime),
    stepOf(redeemOf(fc.constant(0)), anyTime),
    stepOf(
      goodOrder.map((drawn) => ({ ...drawn, code: 0 as const })),
      anyTime,
    ),
    fc.array(stepOf(ofNewest(fc.oneof(...refunds)), anyTime), { minLength: 2, maxLength: 4 }),
  )
  .map(([placed, redeemed, used, refunded]) => [placed, redeemed, used, ...refunded])

const giveBack = fc.record({
  kind: fc.constant('giveBack' as const),
  which: fc.constant(0),
  isFinished: fc.constant(true),
})
const newestVoucher = <const Kind extends string>(kind: Kind) =>
  fc.record({ kind: fc.constant(kind), which: fc.constant(0) })

/** A voucher that nobody uses, and what is left of its points in the days that follow. */
const unused: fc.Arbitrary<Step[]> = fc.tuple(
  stepOf(goodOrder, anyTime),
  stepOf(redeemOf(fc.constant(0)), longTime),
  stepOf(newestVoucher('issue'), fc.constantFrom(...quick)),
  stepOf(fc.oneof(giveBack, giveBack, newestVoucher('endVoucher')), longTime),
  stepOf(
    fc.oneof(redeemOf(fc.constant(0)), fc.record({ kind: fc.constant('sweep' as const) })),
    longTime,
  ),
)

/** An order whose payment is taken back, or nearly, while it is spent and refunded as any other. */
const disputed: fc.Arbitrary<Step[]> = fc
  .tuple(
    stepOf(goodOrder, anyTime),
    stepOf(ofNewest(opening), anyTime),
    fc.array(
      stepOf(
        fc.oneof(
          { weight: 4, arbitrary: ofNewest(decision) },
          { weight: 1, arbitrary: ofNewest(fc.oneof(opening, ...refunds)) },
          { weight: 1, arbitrary: redeemOf(fc.constant(0)) },
        ),
        anyTime,
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([placed, opened, decided]) => [placed, opened, ...decided])

/** A campaign that is bought in, and what was bought goes back or comes late. */
const boughtInSale: fc.Arbitrary<Step[]> = fc
  .tuple(
    stepOf(campaigns.begin, anyTime),
    fc.array(stepOf(goodOrder, fc.constantFrom(minute, minute, 3600, day)), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.array(
      stepOf(
        fc.oneof(...refunds, campaigns.watch, campaigns.change, campaigns.stop, goodOrder),
        anyTime,
      ),
      { maxLength: 3 },
    ),
  )
  .map(([begun, bought, after]) => [begun, ...bought, ...after])

/** Somebody comes by a member's code; what they ordered holds, or is called off before or after. */
const sentFriend: fc.Arbitrary<Step[]> = fc
  .tuple(
    stepOf(goodOrder, anyTime),
    stepOf(friends.meet, fc.constantFrom(...quick)),
    fc.oneof(
      stepOf(
        fc.tuple(fc.oneof(goodOrder, place), place).map(([order, { daysAgo, status }]) => ({
          ...{ ...order, status, isGuest: false, isTest: false },
          ...{ customer: 1 as const, sentBy: 0 as const, daysAgo },
        })),
        anyTime,
      ),
      stepOf(friends.type, anyTime),
    ),
    fc.array(
      stepOf(
        fc.oneof(
          { weight: 4, arbitrary: friends.hold },
          { weight: 3, arbitrary: ofNewest(fc.oneof(...refunds, change('cancel', {}))) },
          { weight: 2, arbitrary: fc.oneof(...changes) },
          {
            weight: 2,
            arbitrary: ofNewest(change('pay', { status: fc.constant('paid' as const) })),
          },
          { weight: 2, arbitrary: place.map((one) => ({ ...one, customer: 1 as const })) },
          { weight: 1, arbitrary: friends.decide },
          { weight: 1, arbitrary: fc.oneof(...others) },
        ),
        fc.oneof(longTime, anyTime),
      ),
      { minLength: 2, maxLength: 6 },
    ),
  )
  .map(([sender, met, came, after]) => [sender, met, came, ...after])

const week = 7 * day
const aNewcomers = (orders: fc.Arbitrary<Act>) =>
  orders.map((one) => ({ ...one, customer: 1 as const }) as Act)

/**
 * Somebody new orders twice, here and there in a program that was changed, spends what they have,
 * calls an order off, and gives back what they did not use.
 */
const reachedAndLost: fc.Arbitrary<Step[]> = fc
  .tuple(
    stepOf(friends.meet, fc.constantFrom(...quick)),
    stepOf(aNewcomers(goodOrder), fc.constantFrom(minute, day)),
    fc.array(
      stepOf(
        fc.record({ kind: fc.constant('publish' as const), settings: settingsPlan }),
        fc.constantFrom(minute, day),
      ),
      { maxLength: 1 },
    ),
    stepOf(aNewcomers(goodOrder), fc.constantFrom(minute, day, week, week, 2 * week)),
    fc.array(stepOf(redeemOf(fc.constant(1)), fc.constantFrom(...quick)), { maxLength: 3 }),
    stepOf(
      fc.tuple(lossAndGain, fc.constantFrom(0, 0, 1)).map(([[loss], order]) => ({
        ...loss,
        order,
      })) as fc.Arbitrary<Act>,
      fc.constantFrom(minute, day, 3 * day, 33 * day),
    ),
    fc.array(
      stepOf(
        fc.oneof(newestVoucher('issue'), giveBack, newestVoucher('refuse')),
        fc.constantFrom(...quick),
      ),
      { maxLength: 3 },
    ),
    fc.array(stepOf(aNewcomers(goodOrder), anyTime), { maxLength: 2 }),
  )
  .map(([met, first, changed, second, spent, lost, returned, after]) => {
    return [met, first, ...changed, second, ...spent, lost, ...returned, ...after]
  })

const holding = friends.hold
const afterDays = fc.constantFrom(day, 15 * day, 33 * day)

/** A friend who was given for before the bad news came, which may not stay so. */
const givenTooEarly: fc.Arbitrary<Step[]> = fc
  .tuple(
    stepOf(friends.meet, fc.constantFrom(...quick)),
    stepOf(
      goodOrder.map((one) => ({ ...one, customer: 1 as const, sentBy: 0 as const })),
      fc.constantFrom(...quick),
    ),
    fc
      .oneof(
        stepOf(
          ofNewest(
            fc.oneof(change('cancel', {}), change('refundAll', { isByAmount: fc.boolean() })),
          ),
          fc.constantFrom(minute, day),
        ),
        stepOf(
          goodOrder.map((one) => ({ ...one, customer: 1 as const, daysAgo: 3 as const })),
          anyTime,
        ),
      )
      .map((one) => ({ ...one, act: { ...one.act, fate: 'late' } as Act })),
    stepOf(holding, afterDays),
    stepOf(fc.record({ kind: fc.constant('post' as const), seed: fc.nat() }), anyTime),
    fc.array(stepOf(fc.oneof(holding, redeemOf(fc.constant(1))), fc.constantFrom(...quick)), {
      maxLength: 2,
    }),
    stepOf(
      ofNewest(fc.oneof(change('reopen', {}), change('undoRefunds', {}), change('touch', {}))),
      fc.constantFrom(...quick),
    ),
    stepOf(fc.oneof(holding, friends.decide), afterDays),
    stepOf(ofNewest(fc.oneof(...refunds, change('cancel', {}))), afterDays),
  )
  .map(([met, came, bad, held, told, after, good, again, bye]) => {
    return [met, came, bad, held, told, ...after, good, again, bye]
  })

const steps: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: stepOf(act, anyTime).map((one) => [one]) },
      { weight: 1, arbitrary: spentAndLost },
      { weight: 1, arbitrary: usedAndRefunded },
      { weight: 1, arbitrary: unused },
      { weight: 1, arbitrary: disputed },
      { weight: 1, arbitrary: boughtInSale },
      { weight: 1, arbitrary: sentFriend },
      { weight: 1, arbitrary: givenTooEarly },
      { weight: 1, arbitrary: reachedAndLost },
    ),
    { minLength: 3, maxLength: 20, size: 'max' },
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
