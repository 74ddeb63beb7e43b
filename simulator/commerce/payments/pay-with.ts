// How an order is paid: gift cards and store credit first, as far as they reach, then the card.
// None of them lowers what the order is worth; they are transactions.
import type { SimulatorContext } from '../../context.ts'
import type { Gateway, GiftCard, Order, Shop, StoreCreditAccount } from '../../state/world.ts'
import { findGiftCard, moveGiftCard, requireSpendable } from '../credit/gift-cards.ts'
import { dropExpired, findAccount, moveStoreCredit } from '../credit/store-credit.ts'
import { CommerceRefusal } from '../refusal.ts'
import { addTransaction } from './transactions.ts'

export interface Purse {
  customerId: string | null
  giftCardCodes?: string[]
  usesStoreCredit?: boolean
}

export interface PaymentPlan {
  cards: { card: GiftCard; amountMinor: number }[]
  credit: { account: StoreCreditAccount; amountMinor: number } | null
  restMinor: number
}

/** What each pays of a total. @throws CommerceRefusal for a gift card that cannot be spent. */
export function planPayment(
  { clock }: SimulatorContext,
  shop: Shop,
  purse: Purse,
  totalMinor: number,
): PaymentPlan {
  let restMinor = totalMinor
  const cards = (purse.giftCardCodes ?? []).map((code) => {
    const card = findGiftCard(shop, code)
    if (!card) throw new CommerceRefusal('gift_card_unknown', `${code} is no gift card`)
    requireSpendable(card, clock.now())
    const amountMinor = Math.min(restMinor, card.balanceMinor)
    restMinor -= amountMinor
    return { card, amountMinor }
  })
  const account = purse.usesStoreCredit ? spendableAccount(shop, purse.customerId) : null
  const balanceMinor = account ? dropExpired(account, clock.stamp()).balanceMinor : 0
  const amountMinor = Math.min(restMinor, balanceMinor)
  const credit = account && amountMinor > 0 ? { account, amountMinor } : null
  return { cards, credit, restMinor: restMinor - (credit?.amountMinor ?? 0) }
}

/** Store credit in the shop's currency; legacy customer accounts know none. */
export function spendableAccount(shop: Shop, customerId: string | null) {
  if (!customerId || shop.customerAccounts === 'legacy') return null
  return findAccount(shop, customerId, shop.currency)
}

/** Books cards and credit of a plan onto an order; the rest is for the caller to take. */
export function spendPlan(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  { cards, credit }: PaymentPlan,
): void {
  const pay = (gateway: Gateway, amountMinor: number) =>
    addTransaction(shop, order, {
      kind: 'sale',
      gateway,
      amountMinor,
      createdAt: order.processedAt,
    })
  for (const { card, amountMinor } of cards) {
    if (amountMinor === 0) continue
    pay('gift_card', amountMinor)
    moveGiftCard(context, shop, card, { amountMinor: -amountMinor, note: order.name })
  }
  if (!credit) return
  const { id } = pay('shopify_store_credit', credit.amountMinor)
  moveStoreCredit(context, shop, credit.account, {
    amountMinor: -credit.amountMinor,
    event: 'ORDER_PAYMENT',
    origin: { orderId: order.id, transactionId: id },
  })
}
