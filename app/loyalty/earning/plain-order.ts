// A made-up order with nothing on it but goods: paid, sent on the day, nothing sent back.
import type { OrderSnapshot } from '../kernel/facts.ts'

interface Plain {
  amountMinor: number
  currency: string
  /** ISO 8601. */
  at: string
  productId: string
}

export function plainOrder({ amountMinor, currency, at, productId }: Plain): OrderSnapshot {
  return {
    orderId: 'example',
    name: '#1001',
    customerId: 'example',
    customerCreatedAt: null,
    currency,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    payment: 'paid',
    isTest: false,
    channel: 'web',
    taxesIncluded: false,
    placedMinor: amountMinor,
    lines: [goods(amountMinor, productId)],
    refunds: [],
    discountCodes: [],
    shipping: { placedMinor: 0, refundedMinor: 0, taxMinor: 0 },
    tipMinor: 0,
    dutiesMinor: 0,
    fulfilledAt: at,
    isBusiness: false,
    usesGiftCard: false,
    usesStoreCredit: false,
  }
}

const goods = (amountMinor: number, productId: string) => ({
  id: 'goods',
  title: '',
  productId,
  variantId: null,
  quantity: 1,
  currentQuantity: 1,
  listedMinor: amountMinor,
  amountMinor,
  taxMinor: 0,
  isGiftCard: false,
})
