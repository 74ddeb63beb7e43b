// Gives both sides their points once a friend's first order has held. Before that Shopify is asked
// who they are, as it knows them now: their e-mails and addresses are compared as keyed hashes, and
// an order that has changed since we heard of it is fetched first.
import { keyedHash } from '../crypto.server.ts'
import { forShop, type ShopDb } from '../db.server.ts'
import { log } from '../log.server.ts'
import type { Compared } from '../loyalty/referrals/check-referral.ts'
import { doorOf, mailboxOf } from '../loyalty/referrals/normalise.ts'
import { concludeReferral } from '../loyalty/settlement/referrals/conclude-referral.server.ts'
import {
  type DueReferral,
  listDueReferrals,
  listShopsWithReferrals,
  putOffReferral,
} from '../loyalty/settlement/referrals/list-due-referrals.server.ts'
import { requestFetches } from '../loyalty/settlement/request-fetches.server.ts'
import { adminFor } from '../shopify/admin/admin-for.server.ts'
import { ShopifyFault } from '../shopify/admin/client.ts'
import {
  type Answered,
  readForComparing,
  type ToCompare,
} from '../shopify/admin/customers/read-for-comparing.ts'
import { takeTurns } from './take-turns.ts'

const inTurns = takeTurns('referrals', 1)
const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** After so many tries a person is asked instead. */
const mostAttempts = 12

/** @returns how many were concluded. */
export async function holdReferrals({ now }: { now: Date }): Promise<number> {
  return inTurns(await listShopsWithReferrals(now), async ({ shopId, domain }) => {
    const shop = forShop(shopId)
    let concluded = 0
    for (const due of await listDueReferrals(shop, now))
      concluded += Number(await holdOne({ shop, domain, due, now }))
    return concluded
  })
}

interface One {
  shop: ShopDb
  domain: string
  due: DueReferral
  now: Date
}

async function holdOne({ shop, domain, due, now }: One): Promise<boolean> {
  const { friendId, referrerId } = due
  const answer = due.state === 'ordered' ? await ask(domain, due) : null
  const isLost = answer === null && due.attempts < mostAttempts
  if (due.state === 'ordered' && isLost) {
    const waitMs = Math.min(hourMs, minuteMs * 2 ** due.attempts)
    await putOffReferral(shop, { friendId, tryAt: new Date(now.getTime() + waitMs) })
    return false
  }
  if (answer?.orderUpdatedAt && answer.orderUpdatedAt > due.orderUpdatedAt && isLate(due)) {
    await shop.transaction((tx) => requestFetches(tx, [due.orderId], now))
    await putOffReferral(shop, { friendId, tryAt: new Date(now.getTime() + minuteMs) })
    return false
  }
  const compared = answer ? compare(shop.shopId, due, answer) : null
  const isConcluded = await shop.transaction((tx) =>
    concludeReferral(tx, { friendId, referrerId, compared, now }),
  )
  if (!isConcluded)
    await putOffReferral(shop, { friendId, tryAt: new Date(now.getTime() + hourMs) })
  return isConcluded
}

/** What keeps changing, or cannot be fetched, is not waited for. */
const isLate = ({ attempts }: DueReferral) => attempts < 3

/** @returns null where Shopify does not answer, or lets us see none of it. */
async function ask(domain: string, due: DueReferral): Promise<Answered | null> {
  const { friendCustomer, referrerCustomer, orderId } = due
  if (!friendCustomer || !referrerCustomer) return null
  try {
    const admin = await adminFor(domain)
    return await readForComparing(admin, {
      friend: friendCustomer,
      referrer: referrerCustomer,
      order: orderId,
    })
  } catch (fault) {
    if (!(fault instanceof ShopifyFault)) throw fault
    log.warn({ reason: fault.message }, 'a referral could not be compared')
    return null
  }
}

function compare(
  shopId: number,
  { knownOrders }: DueReferral,
  { friend, referrer }: Answered,
): Compared | null {
  if (!friend || !referrer) return null
  const print = (kind: string, text: string) => keyedHash(text, `referral/${shopId}/${kind}`)
  const printsOf = ({ email, addresses }: ToCompare) => ({
    emails: email ? [print('email', mailboxOf(email))] : [],
    addresses: addresses.flatMap((one) => {
      const door = doorOf(one)
      return door ? [print('address', door)] : []
    }),
  })
  return {
    friend: printsOf(friend),
    referrer: printsOf(referrer),
    friendOrders: { counted: friend.orders, known: knownOrders },
  }
}
