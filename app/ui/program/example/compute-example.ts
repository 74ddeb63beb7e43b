// The example beside the settings: a made-up order, valued by the very function that values real
// ones.
import { evaluate } from '../../../loyalty/earning/evaluate.ts'
import type { Evaluation, Inputs, Observed } from '../../../loyalty/earning/evaluation.ts'
import { plainOrder } from '../../../loyalty/earning/plain-order.ts'
import type { Reach } from '../../../loyalty/explain/render-reach.ts'
import { assetOf, pointsAmong } from '../../../loyalty/kernel/assets/asset.ts'
import type { OrderLine, OrderSnapshot } from '../../../loyalty/kernel/facts.ts'
import type { ProgramSettings, Reward, Rule } from '../../../loyalty/program/settings.ts'
import { ordinaryOrdinal } from '../../../loyalty/rules/which-orders.ts'

export interface Example {
  evaluation: Evaluation
  points: number
  /** What it was worth before the refund; null where nothing is refunded. */
  pointsBefore: number | null
  /** Null where nothing is earned. */
  availableAt: string | null
  expiresAt: string | null
  rewards: ExampleReward[]
}

export interface ExampleReward extends Reach {
  reward: Reward
}

/** Parts of the order besides the goods; minor units. */
export const exampleParts = [
  'discountMinor',
  'shippingMinor',
  'tipMinor',
  'giftCardMinor',
  'paidByCardMinor',
  'refundMinor',
] as const

export type ExamplePart = (typeof exampleParts)[number]

export interface ExampleOrder extends Partial<Record<ExamplePart, number>> {
  /** The goods, before the discount. */
  amountMinor: number
  currency: string
  timeZone: string
  /** When it is placed, ISO 8601. */
  at: string
  /** The discount was had for points. */
  isOwnDiscount?: boolean
  /** What the goods are, of what the program names; left out: something else. */
  item?: NamedItem
  /** Which order of its member it is; left out: one that no rule means in particular. */
  ordinal?: number
  /** Id of the tier that its member holds; left out: none. */
  tier?: string
  /** Its member holds the paid membership. */
  isPaidMember?: boolean
  /** Rules of campaigns that run then. */
  campaigns?: Rule[]
}

export interface NamedItem {
  is: 'product' | 'collection'
  id: string
  title: string
}

/** What the program and its rules are about, where they name it: an order may have it or not. */
export function namedItems({
  scope,
  rules,
}: Pick<ProgramSettings, 'scope' | 'rules'>): NamedItem[] {
  const scopes = [scope, ...rules.flatMap((rule) => ('scope' in rule && rule.scope) || [])]
  const items = scopes.flatMap((one) => [
    ...[...one.products, ...one.excludedProducts].map((item) => ({
      is: 'product' as const,
      ...item,
    })),
    ...[...one.collections, ...one.excludedCollections].map((item) => ({
      is: 'collection' as const,
      ...item,
    })),
  ])
  return [...new Map(items.map((item) => [`${item.is}/${item.id}`, item])).values()]
}

/** Which orders of a member rules mean in particular: the first, the fifth. */
export function namedOrdinals({ rules }: ProgramSettings): number[] {
  const named = rules.flatMap((rule) =>
    'orders' in rule && rule.orders ? [rule.orders.n ?? 1] : [],
  )
  return [...new Set(named)].sort((one, other) => one - other)
}

/** Whether something is for paid members alone, so that it matters who orders. */
export const asksForPaidMembers = ({ rules }: Pick<ProgramSettings, 'rules'>): boolean =>
  rules.some((rule) => rule.isOn && 'paidMembersOnly' in rule && rule.paidMembersOnly)

export function computeExample(settings: ProgramSettings, order: ExampleOrder): Example {
  const { ordinal = ordinaryOrdinal(settings.rules) } = order
  const inputs: Inputs = {
    engine: 1,
    version: { number: 0, settings },
    timeZone: order.timeZone,
    memberId: 'example',
    observed: observe(order),
    used: {
      ...{ day: 0, month: 0, all: 0, orders: ordinal - 1, tier: order.tier ?? null },
      isPaidMember: order.isPaidMember ?? false,
    },
    ...(order.isOwnDiscount ? { ownCodes: [code] } : {}),
    ...(order.campaigns ? { campaigns: order.campaigns } : {}),
  }
  const evaluation = evaluate(inputs, toSnapshot(order))
  const points = pointsOf(evaluation)
  return {
    evaluation,
    points,
    pointsBefore: order.refundMinor
      ? pointsOf(evaluate(inputs, toSnapshot({ ...order, refundMinor: 0 })))
      : null,
    availableAt: evaluation.effects[0]?.availableAt ?? null,
    expiresAt: evaluation.effects[0]?.expiresAt ?? null,
    rewards: settings.rewards
      .filter((reward) => reward.isOn && assetOf(reward) === 'points')
      .map((reward) => reachOf(reward, points, order.amountMinor)),
  }
}

const pointsOf = ({ effects }: Evaluation) => pointsAmong(effects)

/** How far what such an order earns reaches towards a reward. */
export function reachOf(reward: Reward, points: number, amountMinor: number): ExampleReward {
  if (points === 0) return { reward, orders: null, givesBackPercent: null }
  const spentMinor = (reward.points / points) * amountMinor
  const givesBackPercent =
    reward.kind === 'amount_off' && spentMinor > 0 ? (reward.amountMinor / spentMinor) * 100 : null
  return { reward, orders: Math.ceil(reward.points / points), givesBackPercent }
}

function observe({ item, at, amountMinor, ...order }: ExampleOrder): Observed {
  const parts = (order.shippingMinor ?? 0) + (order.tipMinor ?? 0) + (order.giftCardMinor ?? 0)
  const totalMinor = Math.max(0, amountMinor - (order.discountMinor ?? 0)) + parts
  const giftCardMinor = Math.min(order.paidByCardMinor ?? 0, totalMinor)
  return {
    paidAt: at,
    payments: { totalMinor, giftCardMinor, storeCreditMinor: 0 },
    collections: { [productOf(item)]: item?.is === 'collection' ? [item.id] : [] },
  }
}

const code = 'EXAMPLE'
const productOf = (item?: NamedItem) => (item?.is === 'product' ? item.id : 'example')

function toSnapshot(order: ExampleOrder): OrderSnapshot {
  const { amountMinor, currency, at, shippingMinor = 0, tipMinor = 0, giftCardMinor = 0 } = order
  const discountMinor = Math.min(order.discountMinor ?? 0, amountMinor)
  const productId = productOf(order.item)
  const lines = [{ ...goods(amountMinor, discountMinor), productId }, ...giftCard(giftCardMinor)]
  const placedMinor = amountMinor - discountMinor + giftCardMinor
  const refundMinor = Math.min(order.refundMinor ?? 0, placedMinor)
  return {
    ...plainOrder({ amountMinor, currency, at, productId }),
    payment: refundMinor > 0 ? 'partially_refunded' : 'paid',
    placedMinor,
    lines,
    refunds:
      refundMinor > 0
        ? [{ id: 'example', createdAt: at, lines: [], adjustmentMinor: refundMinor }]
        : [],
    discountCodes: discountMinor > 0 ? [code] : [],
    shipping: { placedMinor: shippingMinor, refundedMinor: 0, taxMinor: 0 },
    tipMinor,
    usesGiftCard: (order.paidByCardMinor ?? 0) > 0,
  }
}

const line = {
  title: '',
  productId: null,
  variantId: null,
  quantity: 1,
  currentQuantity: 1,
  taxMinor: 0,
  isGiftCard: false,
}

function goods(listedMinor: number, discountMinor: number): OrderLine {
  const discount = { amountMinor: discountMinor, reach: 'order' as const, code }
  return {
    ...line,
    id: 'goods',
    listedMinor,
    amountMinor: listedMinor - discountMinor,
    ...(discountMinor > 0 ? { discounts: [discount] } : {}),
  }
}

function giftCard(listedMinor: number): OrderLine[] {
  if (listedMinor === 0) return []
  return [{ ...line, id: 'gift-card', isGiftCard: true, listedMinor, amountMinor: listedMinor }]
}
