// Money that a shopper holds at the shop: gift cards and store credit. Part of the world.

export interface GiftCard {
  id: string
  code: string
  currency: string
  initialMinor: number
  balanceMinor: number
  customerId: string | null
  recipient: GiftCardRecipient | null
  /** A day, `2027-01-31`; it can be spent until that day ends. */
  expiresOn: string | null
  deactivatedAt: string | null
  note: string | null
  templateSuffix: string | null
  crossCurrency: 'ALWAYS_ALLOW' | 'NEVER_ALLOW'
  /** Of a gift card that was bought. */
  orderId: string | null
  transactions: GiftCardTransaction[]
  createdAt: string
  updatedAt: string
}

export interface GiftCardRecipient {
  customerId: string
  message: string | null
  preferredName: string | null
  sendNotificationAt: string | null
}

export interface GiftCardTransaction {
  id: string
  /** Negative: taken off. */
  amountMinor: number
  note: string | null
  processedAt: string
}

/** One per customer and currency. */
export interface StoreCreditAccount {
  id: string
  customerId: string
  currency: string
  balanceMinor: number
  transactions: StoreCreditTransaction[]
}

export interface StoreCreditTransaction {
  id: string
  /** Negative: taken off. */
  amountMinor: number
  balanceAfterMinor: number
  event: 'ADJUSTMENT' | 'ORDER_PAYMENT' | 'ORDER_REFUND' | 'ORDER_CANCELLATION'
  createdAt: string
  /** Of a credit: when what is left of it goes. */
  expiresAt: string | null
  remainingMinor: number
  /** The order and its transaction that it pays for. */
  origin: { orderId: string; transactionId: string } | null
}
