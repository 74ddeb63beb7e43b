// Limits per shopper and per shop. Visitors are told apart by an address that anybody can make up:
// they have a share of their own, so that none of them can use up what signed-in shoppers need.
// Counts are kept in this process's memory: with several processes each counts for itself, which
// keeps the limits a guard against floods and not an exact quota.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { answerError } from './answer.ts'
import type { ProxyRequest } from './require-proxy.server.ts'

const minute = 60
// A person never comes near these; a script that tries codes or floods the database does at once.
const perShopper = 240
const perShop = { read: 12_000, act: 2400 }

type Purpose = keyof typeof perShop

const limiters = {
  read: makeLimiters('read'),
  act: makeLimiters('act'),
}

function makeLimiters(purpose: Purpose) {
  return {
    shopper: new RateLimiterMemory({ points: perShopper, duration: minute }),
    shop: new RateLimiterMemory({ points: perShop[purpose], duration: minute }),
  }
}

/** @throws the answer 429 with Retry-After in seconds. */
export async function limitRate(
  purpose: Purpose,
  proxy: Pick<ProxyRequest, 'customerId' | 'clientAddress'> & { shopRow: { id: number } },
): Promise<void> {
  const { shopper, shop } = limiters[purpose]
  const { id } = proxy.shopRow
  const group = proxy.customerId === null ? 'visitors' : 'members'
  try {
    await shopper.consume(`${id}/${group}/${proxy.customerId ?? proxy.clientAddress}`)
    await shop.consume(`${id}/${group}`)
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000))
    throw answerError(429, 'too_many_requests', 'Too many requests. Wait a moment and try again.', {
      headers: { 'Retry-After': String(seconds) },
    })
  }
}
