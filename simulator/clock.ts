// The simulator's present: the machine's time plus an offset that can be moved. What belongs to the
// transport (signatures, tokens, retries) uses the machine's time directly.
import { DateTime, Duration } from 'luxon'
import { CommerceRefusal } from './commerce/refusal.ts'
import type { Store } from './state/store.ts'

export interface Clock {
  now(): Date
  /** Now with second resolution, as Shopify stamps: `2026-11-22T10:48:00Z`. */
  stamp(): string
  offsetMs(): number
  /** @param duration ISO 8601, as `P14D`; may be negative. */
  advance(duration: string): void
  set(instant: string): void
  reset(): void
  onMove(listener: () => void): void
}

export function createClock(store: Store): Clock {
  const listeners: (() => void)[] = []
  const now = () => new Date(Date.now() + store.world.clockOffsetMs)
  const move = (offsetMs: number) => {
    store.world.clockOffsetMs = Math.round(offsetMs)
    store.touch()
    for (const listener of listeners) listener()
  }
  return {
    now,
    stamp: () => toStamp(now()),
    offsetMs: () => store.world.clockOffsetMs,
    advance(duration) {
      const length = Duration.fromISO(duration)
      if (!length.isValid) {
        throw new CommerceRefusal('invalid_duration', `${duration} is no ISO 8601 duration (P14D)`)
      }
      const from = DateTime.fromJSDate(now(), { zone: 'utc' })
      move(store.world.clockOffsetMs + from.plus(length).diff(from).toMillis())
    },
    set(instant) {
      const to = DateTime.fromISO(instant, { zone: 'utc' })
      if (!to.isValid) {
        throw new CommerceRefusal('invalid_instant', `${instant} is no ISO 8601 instant`)
      }
      move(to.toMillis() - Date.now())
    },
    reset: () => move(0),
    onMove: (listener) => void listeners.push(listener),
  }
}

/** ISO 8601 in UTC without fractions of a second. */
export function toStamp(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`
}
