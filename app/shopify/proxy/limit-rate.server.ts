// Limits per shopper and per shop. They are kept in this process's memory: with several processes
// each counts its own share, which keeps them a guard against floods and not an exact quota.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { answerError } from './answer.ts'

const limits = {
  read: { perShopper: { points: 60, duration: 60 }, perShop: { points: 6000, duration: 60 } },
  act: { perShopper: { points: 20, duration: 60 }, perShop: { points: 1200, duration: 60 } },
} as const

type Purpose = keyof typeof limits

const limiters = {
  read: makeLimiters('read'),
  act: makeLimiters('act'),
}

function makeLimiters(purpose: Purpose) {
  const { perShopper, perShop } = limits[purpose]
  return { shopper: new RateLimiterMemory(perShopper), shop: new RateLimiterMemory(perShop) }
}

/** @throws the answer 429 with Retry-After in seconds. Visitors of a shop share its limit alone. */
export async function limitRate(
  purpose: Purpose,
  who: { shopId: number; customerId: string | null },
): Promise<void> {
  const { shopper, shop } = limiters[purpose]
  try {
    if (who.customerId) await shopper.consume(`${who.shopId}/${who.customerId}`)
    await shop.consume(String(who.shopId))
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000))
    throw answerError(429, 'too_many_requests', 'Too many requests. Wait a moment and try again.', {
      headers: { 'Retry-After': String(seconds) },
    })
  }
}
