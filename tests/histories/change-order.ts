// What the merchant and the shopper do to an order, in the made-up shop. An act that makes no sense
// for the order as it is changes nothing, and is then not told either.
import type { Act } from './steps.ts'
import {
  amountOf,
  catalogue,
  lineLeft,
  shippingMinor,
  unitsLeft,
  type World,
  type WorldLine,
  type WorldOrder,
  type WorldRefund,
  type WorldStatus,
} from './world.ts'

type Change = Exclude<Extract<Act, { order: number }>, { kind: 'move' }>
type Place = Extract<Act, { kind: 'place' }>

export function placeOrder(world: World, act: Place, placedAt: number): WorldOrder {
  const customer = world.customers[act.customer % world.customers.length]
  const order: WorldOrder = {
    id: take(world),
    customer: act.isGuest ? null : (customer?.id ?? null),
    placedAt,
    updatedAt: Math.max(placedAt, world.now),
    cancelledAt: null,
    status: act.status,
    isTest: act.isTest,
    channel: act.channel,
    isBusiness: act.isBusiness,
    taxesIncluded: act.isTaxIncluded,
    lines: act.lines.map((line) => newLine(world, line)),
    refunds: [],
    disputes: [],
    codes: act.hasCoupon ? ['fern'] : [],
    referralCode: null,
    pointsCode: null,
    tipMinor: act.tipMinor,
    dutiesMinor: act.dutiesMinor,
    areDutiesBack: false,
    paidAt: isPaid(act.status) ? placedAt : null,
    placedTotalMinor: 0,
    giftCardMinor: 0,
    storeCreditMinor: 0,
    unpaidMinor: 0,
    sentAt: null,
  }
  const total = totalOf(order)
  const part = (percent: number) => Math.floor((total * percent) / 100)
  order.placedTotalMinor = total
  order.giftCardMinor = part(act.paidBy.giftCard)
  order.storeCreditMinor = part(act.paidBy.storeCredit)
  world.orders.push(order)
  return order
}

function newLine(world: World, drawn: Place['lines'][number]): WorldLine {
  const { price: priceMinor, units, discountPercent, isGift } = drawn
  const discountMinor = Math.floor((priceMinor * units * discountPercent) / 100)
  const id = take(world)
  const product = Number(Object.keys(catalogue)[drawn.product])
  const title = `Fern ${id}`
  return { id, title, priceMinor, units, discountMinor, isGift, product, removed: 0 }
}

function take(world: World): number {
  world.nextId += 1
  return world.nextId
}

/** @returns whether anything changed. */
export function changeOrder(world: World, order: WorldOrder, act: Change): boolean {
  switch (act.kind) {
    case 'pay':
      return pay(world, order, act.status)
    case 'refundUnits':
      return refundUnits(world, order, act)
    case 'refundAmount':
      return refund(world, order, { extraMinor: percentOf(order, act.percent), paper: act.paper })
    case 'refundShipping':
      return refund(world, order, { shippingMinor: act.minor })
    case 'refundDuties':
      return !order.areDutiesBack && order.dutiesMinor > 0 && set(order, { areDutiesBack: true })
    case 'refundAll':
      return refundAll(world, order, act.isByAmount)
    case 'undoRefunds':
      return (
        order.refunds.length > 0 &&
        set(order, { refunds: [], areDutiesBack: false }) &&
        pay(world, order, 'paid')
      )
    case 'add':
      return add(world, order, act)
    case 'raise':
      return raise(order, act.line, act.units)
    case 'remove':
      return remove(world, order, act)
    case 'cancel':
      return order.cancelledAt === null && set(order, { cancelledAt: world.now })
    case 'send':
      return order.sentAt === null && set(order, { sentAt: world.now })
    case 'callBack':
      return order.sentAt !== null && set(order, { sentAt: null })
    case 'reopen':
      return order.cancelledAt !== null && set(order, { cancelledAt: null })
    case 'dispute':
      return dispute(order)
    case 'decide':
      return decide(order, act)
    case 'touch':
      return true
  }
}

const paidStates: WorldStatus[] = ['paid', 'partially_refunded', 'refunded']
const isPaid = (status: WorldStatus) => paidStates.includes(status)

function totalOf(order: WorldOrder): number {
  const goods = order.lines.reduce((sum, line) => sum + amountOf(line), 0)
  return goods + shippingMinor + order.tipMinor + order.dutiesMinor
}

function pay(world: World, order: WorldOrder, status: WorldStatus): true {
  const paidAt = isPaid(status) ? (order.paidAt ?? world.now) : order.paidAt
  return set(order, { status, paidAt, unpaidMinor: isPaid(status) ? 0 : order.unpaidMinor })
}

function add(world: World, order: WorldOrder, act: Extract<Change, { kind: 'add' }>): true {
  const line = newLine(world, act.line)
  order.lines.push(line)
  if (act.isPaid || order.status !== 'paid') return true
  return set(order, { status: 'partially_paid', unpaidMinor: amountOf(line) })
}

function set(order: WorldOrder, fields: Partial<WorldOrder>): true {
  Object.assign(order, fields)
  return true
}

function refund(world: World, order: WorldOrder, given: Partial<WorldRefund>): boolean {
  const nothing = { parts: [], extraMinor: 0, shippingMinor: 0, paper: 'adjustment' as const }
  order.refunds.push({ id: take(world), at: world.now, ...nothing, ...given })
  if (order.status === 'paid') order.status = 'partially_refunded'
  return true
}

function percentOf(order: WorldOrder, percent: number): number {
  const left = order.lines.reduce((sum, line) => sum + lineLeft(order, line), 0)
  return Math.max(1, Math.floor((left * percent) / 100))
}

/** A line by its number, among those that have units. */
function lineOf(order: WorldOrder, index: number): WorldLine | undefined {
  const open = order.lines.filter((line) => unitsLeft(order, line) > 0)
  return open[index % Math.max(1, open.length)]
}

function partOf(order: WorldOrder, line: WorldLine, units: number) {
  const left = unitsLeft(order, line)
  return { lineId: line.id, units, minor: Math.round((lineLeft(order, line) * units) / left) }
}

/** Who has paid nothing, or has it all back, has nothing to ask for. */
function dispute(order: WorldOrder): boolean {
  if (!isPaid(order.status) || order.status === 'refunded') return false
  order.disputes.push({ verdict: 'open' })
  return true
}

function decide(order: WorldOrder, act: Extract<Change, { kind: 'decide' }>): boolean {
  const asked = order.disputes.at(-1 - (act.dispute % Math.max(1, order.disputes.length)))
  if (!asked || asked.verdict === act.verdict) return false
  asked.verdict = act.verdict
  return true
}

function refundUnits(
  world: World,
  order: WorldOrder,
  act: Extract<Change, { kind: 'refundUnits' }>,
): boolean {
  const line = lineOf(order, act.line)
  if (!line) return false
  const part = partOf(order, line, Math.min(act.units, unitsLeft(order, line)))
  const extraMinor = Math.trunc((part.minor * act.extraPercent) / 100)
  return refund(world, order, { parts: [part], extraMinor, shippingMinor: act.shipping })
}

function refundAll(world: World, order: WorldOrder, isByAmount: boolean): boolean {
  const open = order.lines.filter((line) => unitsLeft(order, line) > 0)
  if (open.length === 0 && order.status === 'refunded') return false
  if (isByAmount) refund(world, order, { extraMinor: percentOf(order, 100) })
  else
    refund(world, order, { parts: open.map((line) => partOf(order, line, unitsLeft(order, line))) })
  // What went back had come in.
  return set(order, { status: 'refunded', paidAt: order.paidAt ?? world.now })
}

function raise(order: WorldOrder, index: number, units: number): boolean {
  const line = lineOf(order, index)
  if (!line) return false
  line.units += units
  return true
}

function remove(
  world: World,
  order: WorldOrder,
  act: Extract<Change, { kind: 'remove' }>,
): boolean {
  const line = lineOf(order, act.line)
  if (!line || amountOf(line) < 0) return false
  // The vendor writes what an edit takes out as a refund that pays nothing back, or not at all.
  if (act.hasRefund) {
    const status = order.status
    refund(world, order, { parts: [partOf(order, line, 1)] })
    return set(order, { status })
  }
  line.removed += 1
  return true
}
