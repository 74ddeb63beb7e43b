// Deliveries waiting for their time, and those under way, at most a few at once.
import type { Delivery } from '../state/world.ts'

const mostInFlight = 8

export interface DeliveryQueue {
  add(delivery: Delivery): void
  has(delivery: Delivery): boolean
  size(): number
  clear(): void
  /** Resolves true once nothing is left, false when the time is up. */
  settle(withinMs: number): Promise<boolean>
  /** Sends nothing more and waits for what is under way. */
  close(): Promise<void>
}

/** @param send one attempt; it resolves true where the delivery is to be tried again. */
export function createQueue(send: (delivery: Delivery) => Promise<boolean>): DeliveryQueue {
  const waiting = new Set<Delivery>()
  const inFlight = new Map<Delivery, Promise<void>>()
  const listeners = new Set<() => void>()
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const size = () => waiting.size + inFlight.size
  const wake = (inMs: number) => {
    if (timer) clearTimeout(timer)
    timer = isClosed ? null : setTimeout(pump, Math.max(0, inMs))
  }
  const attempt = async (delivery: Delivery) => {
    const isAgain = await send(delivery)
    inFlight.delete(delivery)
    if (isAgain) waiting.add(delivery)
    wake(0)
  }
  const pump = () => {
    const nowMs = Date.now()
    let nextMs = Number.POSITIVE_INFINITY
    for (const delivery of waiting) {
      // Whoever comes back first wakes the queue again.
      if (inFlight.size >= mostInFlight) return
      if (delivery.dueAtMs > nowMs) nextMs = Math.min(nextMs, delivery.dueAtMs)
      else {
        waiting.delete(delivery)
        inFlight.set(delivery, attempt(delivery))
      }
    }
    if (nextMs < Number.POSITIVE_INFINITY) wake(nextMs - nowMs)
    if (size() === 0) for (const listener of listeners) listener()
  }

  return {
    add(delivery) {
      waiting.add(delivery)
      wake(0)
    },
    has: (delivery) => waiting.has(delivery) || inFlight.has(delivery),
    size,
    clear: () => waiting.clear(),
    settle: (withinMs) => waitForQuiet(listeners, () => size() === 0, withinMs),
    async close() {
      isClosed = true
      if (timer) clearTimeout(timer)
      await Promise.all(inFlight.values())
    },
  }
}

function waitForQuiet(
  listeners: Set<() => void>,
  isQuiet: () => boolean,
  withinMs: number,
): Promise<boolean> {
  if (isQuiet()) return Promise.resolve(true)
  return new Promise((resolve) => {
    const finish = (isInTime: boolean) => {
      clearTimeout(limit)
      listeners.delete(whenQuiet)
      resolve(isInTime)
    }
    const whenQuiet = () => finish(true)
    const limit = setTimeout(() => finish(false), withinMs)
    listeners.add(whenQuiet)
  })
}
