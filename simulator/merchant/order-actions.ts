// What a merchant does to an order. Every form comes back to the order and says what happened.
import { cancelOrder } from '../commerce/cancel-order.ts'
import { editOrder } from '../commerce/edit-order.ts'
import { requireOrder } from '../commerce/find.ts'
import { toMinor } from '../commerce/money.ts'
import { payOrder } from '../commerce/pay-order.ts'
import { refundOrder } from '../commerce/refund-order.ts'
import { CommerceRefusal } from '../commerce/refusal.ts'
import { readForm, redirect } from '../pages/exchange.ts'
import type { Order } from '../state/world.ts'
import type { Desk } from './show-desk.ts'

/** Does something to the order and says what happened. */
export type Act = (order: Order, form: URLSearchParams) => string

export async function act(desk: Desk, perform: Act): Promise<void> {
  const order = requireOrder(desk.shop, desk.params.id ?? '')
  const form = await readForm(desk.request)
  const answer = new URLSearchParams()
  try {
    answer.set('done', perform(order, form))
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    answer.set('problem', error.message)
  }
  redirect(desk.response, `${desk.base}/orders/${order.id}?${answer}`)
}

export function pay(desk: Desk): Promise<void> {
  return act(desk, (order, form) => {
    payOrder(desk.context, desk.shop, order, readAmount(desk, form.get('amount')))
    return `A payment for ${order.name} is taken.`
  })
}

export function refund(desk: Desk): Promise<void> {
  return act(desk, (order, form) => {
    const shippingMinor = readAmount(desk, form.get('shipping'))
    const lines = readQuantities(form, 'refund').filter((line) => line.quantity > 0)
    if (lines.length === 0 && !shippingMinor) {
      throw new CommerceRefusal('nothing_to_refund', 'Say how many of which item come back.')
    }
    refundOrder(desk.context, desk.shop, order, { lines, shippingMinor })
    return `Items of ${order.name} are refunded.`
  })
}

export function refundAmount(desk: Desk): Promise<void> {
  return act(desk, (order, form) => {
    const amountMinor = readAmount(desk, form.get('amount'))
    if (!amountMinor) throw new CommerceRefusal('nothing_to_refund', 'Say how much is given back.')
    refundOrder(desk.context, desk.shop, order, { amountMinor })
    return `An amount of ${order.name} is refunded.`
  })
}

export function edit(desk: Desk): Promise<void> {
  return act(desk, (order, form) => {
    const wanted = readQuantities(form, 'set')
    const before = new Map(readQuantities(form, 'was').map((one) => [one.lineId, one.quantity]))
    const set = wanted.filter((line) => before.get(line.lineId) !== line.quantity)
    const variantId = form.get('add_variant') ?? ''
    const add = variantId ? [{ variantId, quantity: Number(form.get('add_quantity') ?? 1) }] : []
    if (set.length === 0 && add.length === 0) {
      throw new CommerceRefusal('nothing_to_edit', 'Nothing was changed.')
    }
    editOrder(desk.context, desk.shop, order, { set, add })
    return `${order.name} is edited.`
  })
}

export function cancel(desk: Desk): Promise<void> {
  return act(desk, (order, form) => {
    cancelOrder(desk.context, desk.shop, order, { refund: form.has('refund') })
    return `${order.name} is cancelled.`
  })
}

/** `refund[<line>]=2` … */
export function readQuantities(form: URLSearchParams, name: string) {
  return [...form].flatMap(([field, value]) => {
    const match = /^(\w+)\[(\d+)\]$/.exec(field)
    if (match?.[1] !== name || !match[2]) return []
    return [{ lineId: match[2], quantity: Number(value || 0) }]
  })
}

export function readAmount({ shop }: Desk, amount: string | null): number | undefined {
  return amount?.trim() ? toMinor(amount, shop.currency) : undefined
}
