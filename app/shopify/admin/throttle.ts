// What we know of a shop's bucket of query points, from Shopify's last cost report: how long a
// request has to wait until the bucket holds what it costs.
import type { Cost } from './send-graphql.server.ts'

interface Bucket {
  available: number
  maximum: number
  restorePerSecond: number
  at: number
}

const buckets = new Map<string, Bucket>()
const longestWaitMs = 10_000

export function noteCost(shop: string, { throttleStatus }: Cost, at: number): void {
  buckets.set(shop, {
    available: throttleStatus.currentlyAvailable,
    maximum: throttleStatus.maximumAvailable,
    restorePerSecond: throttleStatus.restoreRate,
    at,
  })
}

/** @returns milliseconds to wait; 0 where nothing is known or enough is there. */
export function waitMs(shop: string, cost: number, at: number): number {
  const bucket = buckets.get(shop)
  if (!bucket) return 0
  const restored = ((at - bucket.at) / 1000) * bucket.restorePerSecond
  const missing = Math.min(cost, bucket.maximum) - (bucket.available + restored)
  if (missing <= 0) return 0
  return Math.min(Math.ceil((missing / bucket.restorePerSecond) * 1000), longestWaitMs)
}
