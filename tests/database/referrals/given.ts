// A shop that gives for friends, the member who sends them, and what Shopify says of both.
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import type { Compared } from '../../../app/loyalty/referrals/check-referral.ts'
import type { ReferralRule } from '../../../app/loyalty/rules/referral/settings.ts'
import { aLine, anOrder } from '../../setup/builders/order.ts'

export const [sender, friend, other] = ['9001', '9002', '9003']
export const day = (of: number) => new Date(Date.UTC(2026, 4, of, 12))

export const rule: ReferralRule = {
  kind: 'referral',
  id: 'friends',
  isOn: true,
  points: 500,
  friendPoints: 200,
  minimumMinor: 2000,
  holdDays: 14,
  monthMaximum: 2,
  weekMaximum: 5,
}

export const order = (customerId: string, of: number, given: Partial<OrderSnapshot> = {}) =>
  anOrder({
    orderId: `${customerId}${String(of).padStart(2, '0')}`,
    customerId,
    lines: [aLine(5000)],
    processedAt: day(of).toISOString(),
    ...given,
  })

/** Two people who have nothing in common. */
export const strangers: Compared = {
  friend: { emails: ['e-friend'], addresses: ['a-friend'] },
  referrer: { emails: ['e-sender'], addresses: ['a-sender'] },
  friendOrders: { counted: 1, known: 1 },
}
