// What can happen to orders in a history, and how their news travels. Targets are numbers that are
// taken modulo what there is, so that a history stays playable while it is made smaller.
import fc from 'fast-check'
import { campaignEdges } from '../campaigns/campaign-acts.ts'
import { sentBy } from '../friends/friend-acts.ts'

/**
 * How the news of an order travels. `marked`: only that something changed, so it must be asked for.
 */
export type Fate = 'now' | 'twice' | 'late' | 'lost' | 'marked'

const nat = fc.nat(11)
/** Counted from the newest: most of it happens to what happened last. */
export const recent = fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 5)
/** Most of it happens to one customer, so that their points get into one another's way. */
export const customer = fc.constantFrom(0, 0, 0, 0, 1, 2)
export const fate = fc.oneof(
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
  product: fc.constantFrom(0, 0, 1, 2),
})

const paidBy = fc.constantFrom(
  ...Array<{ giftCard: number; storeCredit: number }>(4).fill({ giftCard: 0, storeCredit: 0 }),
  { giftCard: 40, storeCredit: 0 },
  { giftCard: 0, storeCredit: 33 },
  { giftCard: 25, storeCredit: 75 },
)

export const place = fc.record({
  kind: fc.constant('place' as const),
  customer,
  isGuest: fc.constantFrom(...Array<boolean>(11).fill(false), true),
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  status: fc.constantFrom(...Array<'paid'>(6).fill('paid'), 'pending', 'partially_paid'),
  isTest: fc.constantFrom(...Array<boolean>(23).fill(false), true),
  channel: fc.constantFrom('web', 'web', 'web', 'pos', 'shopify_draft_order', 'subscription_x'),
  isBusiness: fc.constantFrom(...Array<boolean>(5).fill(false), true),
  isTaxIncluded: fc.boolean(),
  hasCoupon: fc.constantFrom(false, false, true),
  paidBy,
  dutiesMinor: fc.constantFrom(0, 0, 0, 850),
  tipMinor: fc.constantFrom(0, 0, 0, 0, 0, 700),
  daysAgo: fc.constantFrom(...Array<number>(12).fill(0), 3, 40, 90),
  atLastVersion: fc.constantFrom(...Array<boolean>(9).fill(false), true),
  atCampaign: fc.constantFrom(...Array<null>(19).fill(null), ...campaignEdges),
  code: fc.option(recent, { nil: null, freq: 3 }),
  sentBy,
  fate,
})

export const change = <const Kind extends string, Fields extends object>(
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

export const refunds = [
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
  { weight: 1, arbitrary: change('refundDuties', {}) },
  { weight: 2, arbitrary: change('refundAll', { isByAmount: fc.boolean() }) },
]

/** Whether a dispute moves its order's stamp is not documented; often nobody tells of it at all. */
const quiet = {
  isSameStamp: fc.constantFrom(true, true, false),
  fate: fc.constantFrom<Fate[]>('now', 'now', 'twice', 'late', 'lost', 'lost'),
}
export const opening = change('dispute', quiet)
export const decision = change('decide', {
  ...quiet,
  dispute: recent,
  verdict: fc.constantFrom('lost', 'lost', 'accepted', 'won', 'won', 'prevented'),
})

export const changes = [
  {
    weight: 3,
    arbitrary: change('pay', {
      status: fc.constantFrom('paid', 'paid', 'paid', 'voided', 'pending'),
    }),
  },
  ...refunds,
  { weight: 1, arbitrary: change('undoRefunds', {}) },
  { weight: 2, arbitrary: change('add', { line, isPaid: fc.boolean() }) },
  { weight: 1, arbitrary: change('raise', { line: nat, units: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 2, arbitrary: change('remove', { line: nat, hasRefund: fc.boolean() }) },
  { weight: 4, arbitrary: change('cancel', {}) },
  { weight: 4, arbitrary: change('send', {}) },
  { weight: 1, arbitrary: change('callBack', {}) },
  { weight: 3, arbitrary: change('reopen', {}) },
  {
    weight: 2,
    arbitrary: change('move', { customer: fc.option(customer, { nil: null, freq: 5 }) }),
  },
  { weight: 1, arbitrary: change('touch', {}) },
  { weight: 1, arbitrary: opening },
  { weight: 2, arbitrary: decision },
]
