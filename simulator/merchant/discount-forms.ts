// A code discount changed or deleted by hand, as a merchant can with any, also with an app's.
import {
  changeDiscount,
  type DiscountChanges,
  removeDiscount,
  requireDiscount,
} from '../commerce/change-discount.ts'
import { toMinor } from '../commerce/money.ts'
import { readForm, redirect } from '../pages/exchange.ts'
import { type Html, html } from '../pages/html.ts'
import type { Discount } from '../state/world.ts'
import type { Desk } from './show-desk.ts'

/** A new amount for what takes one off; off and delete for all. */
export function discountForm({ base }: Desk, { id, code, value }: Discount): Html {
  const amount =
    value.kind === 'fixed_amount' &&
    html`<input name="amount" inputmode="decimal" placeholder="Amount"
      aria-label="Amount of ${code}"><button class="button" name="do" value="amount"
      aria-label="Change ${code}">Change</button>`
  return html`<form class="inline" method="post" action="${base}/discounts/${id}">${amount}
    <button class="button" name="do" value="off" aria-label="Deactivate ${code}">Deactivate</button>
    <button class="button" name="do" value="delete" aria-label="Delete ${code}">Delete</button>
    </form>`
}

export async function saveDiscount({ context, shop, params, request, response, base }: Desk) {
  const discount = requireDiscount(shop, params.id ?? '')
  const form = await readForm(request)
  const verb = form.get('do')
  if (verb === 'delete') removeDiscount(context, shop, discount)
  else {
    const amount = (form.get('amount') ?? '').trim()
    const amountMinor = amount === '' ? undefined : toMinor(amount, shop.currency)
    const changes: DiscountChanges = verb === 'off' ? { isActive: false } : { amountMinor }
    changeDiscount(context, shop, { discount, changes })
  }
  const done = `${discount.code} is ${verb === 'delete' ? 'deleted' : 'changed'}.`
  redirect(response, `${base}/discounts?done=${encodeURIComponent(done)}`)
}
