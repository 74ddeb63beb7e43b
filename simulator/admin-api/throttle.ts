// The leaky bucket of the Admin API: per shop (there is one app), in real time.

const maximumAvailable = 2000
const restoreRate = 100
export const mostPerQuery = 1000

export interface ThrottleStatus {
  maximumAvailable: number
  currentlyAvailable: number
  restoreRate: number
}

export interface Throttle {
  /** Takes a cost if there is enough. */
  take(shop: string, cost: number): boolean
  /** Gives back what was taken and not used. */
  giveBack(shop: string, cost: number): void
  status(shop: string): ThrottleStatus
}

export function createThrottle(nowMs: () => number = Date.now): Throttle {
  const buckets = new Map<string, { available: number; atMs: number }>()
  const bucketOf = (shop: string) => {
    const now = nowMs()
    const bucket = buckets.get(shop) ?? { available: maximumAvailable, atMs: now }
    const restored = ((now - bucket.atMs) / 1000) * restoreRate
    bucket.available = Math.min(maximumAvailable, bucket.available + restored)
    bucket.atMs = now
    buckets.set(shop, bucket)
    return bucket
  }
  return {
    take(shop, cost) {
      const bucket = bucketOf(shop)
      if (bucket.available < cost) return false
      bucket.available -= cost
      return true
    },
    giveBack(shop, cost) {
      const bucket = bucketOf(shop)
      bucket.available = Math.min(maximumAvailable, bucket.available + cost)
    },
    status(shop) {
      const currentlyAvailable = Math.floor(bucketOf(shop).available)
      return { maximumAvailable, currentlyAvailable, restoreRate }
    },
  }
}
