// Money that is only set aside: authorised at the checkout, captured later, in parts or at once, or
// let go.
import type { SimulatorContext } from '../../context.ts'
import type { Order, Shop, Transaction } from '../../state/world.ts'
import { announceMoney } from '../announce.ts'
import { orderFigures } from '../order-figures.ts'
import { CommerceRefusal } from '../refusal.ts'
import { addTransaction } from './transactions.ts'

export function authorize(shop: Shop, order: Order, amountMinor: number): Transaction {
  return addTransaction(shop, order, {
    kind: 'authorization',
    gateway: 'bogus',
    amountMinor,
    createdAt: order.processedAt,
  })
}

/**
 * Takes what was authorised, or a part of it.
 * @throws CommerceRefusal where nothing is, or less than that.
 */
export function captureOrder(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  amountMinor?: number,
): Order {
  const { authorizedMinor, outstandingMinor } = orderFigures(order)
  const wantedMinor = amountMinor ?? Math.min(authorizedMinor, outstandingMinor)
  if (wantedMinor <= 0 || wantedMinor > authorizedMinor) {
    throw new CommerceRefusal('nothing_to_capture', `${order.name} has no such sum authorised`)
  }
  return move(context, shop, order, { kind: 'capture', amountMinor: wantedMinor })
}

/** Lets an authorisation go. @throws CommerceRefusal where there is none. */
export function voidOrder(context: SimulatorContext, shop: Shop, order: Order): Order {
  const { authorizedMinor } = orderFigures(order)
  if (authorizedMinor <= 0) {
    throw new CommerceRefusal('nothing_to_void', `${order.name} has nothing authorised`)
  }
  return move(context, shop, order, { kind: 'void', amountMinor: authorizedMinor })
}

function move(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  { kind, amountMinor }: { kind: 'capture' | 'void'; amountMinor: number },
): Order {
  const now = context.clock.stamp()
  const parent = order.transactions.find((each) => each.kind === 'authorization')
  const parentId = parent?.id ?? null
  const gateway = parent?.gateway ?? 'bogus'
  const made = addTransaction(shop, order, { kind, gateway, amountMinor, createdAt: now, parentId })
  order.updatedAt = now
  context.store.touch()
  const isPaid = kind === 'capture' && orderFigures(order).outstandingMinor <= 0
  announceMoney(context, shop, order, {
    topics: [...(isPaid ? (['orders/paid'] as const) : []), 'orders/updated'],
    transactions: [made],
  })
  return order
}
