// The checkout: contact, delivery, codes and cards in words, totals, "Pay now". It is Shopify's
// page, not the theme's, so the app has no say in it.

import { findGiftCard, requireSpendable } from '../../commerce/credit/gift-cards.ts'
import { placeOrder } from '../../commerce/place-order.ts'
import { CommerceRefusal } from '../../commerce/refusal.ts'
import { readForm, sendHtml } from '../../pages/exchange.ts'
import type { GiftCard } from '../../state/world.ts'
import { setDiscountCodes } from '../cart/change-cart.ts'
import { priceVisit } from '../objects/cart.ts'
import { goTo, keepCart, startCart, type Visit } from '../visit.ts'
import { checkoutPage } from './checkout-page.ts'
import { describeProblem } from './code-problems.ts'

export function showCheckout(visit: Visit, problem: string | null = null): void {
  if (visit.cart.lines.length === 0) return goTo(visit, '/cart')
  sendHtml(visit.response, checkoutPage(visit, priceVisit(visit), problem))
}

/** One form, several buttons: codes and cards put on and taken off, store credit, pay. */
export async function payCheckout(visit: Visit): Promise<void> {
  const form = await readForm(visit.request)
  const { cart } = visit
  const again = () => {
    keepCart(visit)
    goTo(visit, '/checkout')
  }
  if (form.has('remove')) {
    cart.discountCodes = cart.discountCodes.filter((code) => code !== form.get('remove'))
    return again()
  }
  if (form.has('remove_card')) {
    cart.giftCardCodes = cart.giftCardCodes?.filter((code) => code !== form.get('remove_card'))
    return again()
  }
  if (form.has('credit')) {
    cart.usesStoreCredit = form.get('credit') === 'use'
    return again()
  }
  if (form.get('do') === 'code') return addCode(visit, (form.get('code') ?? '').trim())
  pay(visit, (form.get('email') ?? '').trim())
}

/** A code typed here stays only if it holds; the ones before it stay too. */
function addCode(visit: Visit, code: string): void {
  const { cart, shop } = visit
  const card = findGiftCard(shop, code)
  if (card) return addCard(visit, card)
  const before = cart.discountCodes
  setDiscountCodes(cart, [...before, code].join(','))
  const priced = priceVisit(visit)
  const own = priced.codes.find((one) => one.code.toLowerCase() === code.toLowerCase())
  const problem = own ? describeProblem(own) : 'Please type a code.'
  if (problem) cart.discountCodes = before
  keepCart(visit)
  if (problem) showCheckout(visit, problem)
  else goTo(visit, '/checkout')
}

function addCard(visit: Visit, card: GiftCard): void {
  const { cart, context } = visit
  try {
    requireSpendable(card, context.clock.now())
    if (card.balanceMinor === 0) throw new CommerceRefusal('empty', 'The gift card is used up.')
    cart.giftCardCodes = [...new Set([...(cart.giftCardCodes ?? []), card.code])]
    keepCart(visit)
    goTo(visit, '/checkout')
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    showCheckout(visit, error.message)
  }
}

function pay(visit: Visit, email: string): void {
  const { context, shop, cart, customer } = visit
  if (!customer && !/^[^@\s]+@[^@\s]+$/.test(email)) {
    return showCheckout(visit, 'Please give an e-mail address, so that we can send a receipt.')
  }
  try {
    const order = placeOrder(context, shop, {
      customerId: customer?.id ?? null,
      lines: cart.lines,
      discountCodes: cart.discountCodes,
      giftCardCodes: cart.giftCardCodes,
      usesStoreCredit: cart.usesStoreCredit,
      country: visit.country,
      locale: visit.locale,
      email: customer ? null : email,
      note: cart.note,
      attributes: cart.attributes,
    })
    startCart(visit)
    goTo(visit, `/orders/${order.token}/thanks`)
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    const held = priceVisit(visit).codes.map(describeProblem).find(Boolean)
    showCheckout(visit, held ? `${held} Take it off to go on.` : error.message)
  }
}
