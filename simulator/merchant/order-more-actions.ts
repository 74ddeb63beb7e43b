// What a merchant does to an order beside its lines: money set aside, parcels, disputes, the rest.
import { closeOrder, deleteOrder, reopenOrder } from '../commerce/after/close-order.ts'
import { decideDispute, openDispute } from '../commerce/after/dispute-order.ts'
import { requireOrder } from '../commerce/find.ts'
import { callBackFulfillment, fulfillOrder } from '../commerce/fulfillments/fulfill-order.ts'
import { captureOrder, voidOrder } from '../commerce/payments/capture.ts'
import { CommerceRefusal } from '../commerce/refusal.ts'
import { renewOrder } from '../commerce/subscriptions/renew.ts'
import { redirect } from '../pages/exchange.ts'
import { type Act, act, readAmount, readQuantities } from './order-actions.ts'
import type { Desk } from './show-desk.ts'

export function capture(desk: Desk): Promise<void> {
  return act(desk, (order, form) => {
    captureOrder(desk.context, desk.shop, order, readAmount(desk, form.get('amount')))
    return `Money of ${order.name} is captured.`
  })
}

export function fulfill(desk: Desk): Promise<void> {
  return act(desk, (order, form) => {
    const lines = readQuantities(form, 'send').filter((line) => line.quantity > 0)
    if (lines.length === 0) {
      throw new CommerceRefusal('nothing_to_fulfill', 'Say how many of which item leave.')
    }
    fulfillOrder(desk.context, desk.shop, order, lines)
    return `Items of ${order.name} are on their way.`
  })
}

/** One button each: the verb in the address says which. */
export function doPlainly(desk: Desk): Promise<void> {
  const verb = desk.params.verb ?? ''
  const plain = Object.hasOwn(plainActs, verb) ? plainActs[verb] : undefined
  if (!plain) throw new CommerceRefusal('action_not_found', 'there is no such action')
  return act(desk, plain(desk))
}

const plainActs: Record<string, (desk: Desk) => Act> = {
  void:
    ({ context, shop }) =>
    (order) => {
      voidOrder(context, shop, order)
      return `The authorisation of ${order.name} is let go.`
    },
  unfulfill:
    ({ context, shop }) =>
    (order) => {
      callBackFulfillment(context, shop, order)
      return `The last parcel of ${order.name} is called back.`
    },
  close:
    ({ context, shop }) =>
    (order) => {
      closeOrder(context, shop, order)
      return `${order.name} is archived.`
    },
  reopen:
    ({ context, shop }) =>
    (order) => {
      reopenOrder(context, shop, order)
      return `${order.name} is open again.`
    },
  dispute:
    ({ context, shop }) =>
    (order) => {
      openDispute(context, shop, order)
      return `The bank disputes ${order.name}.`
    },
  win:
    ({ context, shop }) =>
    (order) => {
      decideDispute(context, shop, order, 'won')
      return `The dispute of ${order.name} is won.`
    },
  lose:
    ({ context, shop }) =>
    (order) => {
      decideDispute(context, shop, order, 'lost')
      return `The dispute of ${order.name} is lost.`
    },
  renew:
    ({ context, shop }) =>
    (order) =>
      `${renewOrder(context, shop, order).name} renews the subscription of ${order.name}.`,
}

export function remove({ context, shop, params, response, base }: Desk): void {
  const order = requireOrder(shop, params.id ?? '')
  deleteOrder(context, shop, order)
  redirect(response, `${base}/orders?done=${order.name.replace('#', '%23')} is deleted.`)
}
