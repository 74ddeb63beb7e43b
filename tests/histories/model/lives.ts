// When points can be spent and when they end, by the wall calendar of the shop's zone.
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import { endAfterMonths, endOfLocalDay, localDay } from '../plans/calendar.ts'
import type { WorldOrder } from '../world.ts'

const dayMs = 24 * 60 * 60 * 1000
const never = Number.POSITIVE_INFINITY

export interface Life {
  availableAt: number
  expiresAt: number | null
  idleMonths: number | null
}

const atOnceMs = 3_600_000

/** When the days begin that an order's points wait; null while it has to be sent for that. */
export function awardedAt(order: WorldOrder, settings: ProgramSettings): number | null {
  if (settings.awardedWhen === 'fulfilled') return order.sentAt
  const { placedAt, paidAt } = order
  return paidAt !== null && paidAt - placedAt > atOnceMs ? paidAt : placedAt
}

/** @param from null: not known yet. */
export function lifeOf(from: number | null, settings: ProgramSettings, timeZone: string): Life {
  if (from === null) return { availableAt: never, expiresAt: null, idleMonths: null }
  const availableAt = from + settings.pendingDays * dayMs
  const { expiry } = settings
  const idleMonths = expiry.kind === 'inactivity' ? expiry.months : null
  return { availableAt, expiresAt: expiryOf(availableAt, expiry, timeZone), idleMonths }
}

export function expiryOf(
  at: number,
  expiry: ProgramSettings['expiry'],
  timeZone: string,
): number | null {
  if (expiry.kind === 'never') return null
  if (expiry.kind === 'days') return at + expiry.days * dayMs
  if (expiry.kind === 'yearly') return endOfYear(at, expiry, timeZone)
  return endAfterMonths(at, expiry.months, timeZone)
}

/** The next such day of the calendar, and some days more. */
function endOfYear(
  at: number,
  { month, day, graceDays }: ProgramSettings['expiry'],
  timeZone: string,
): number {
  const today = localDay(at, timeZone)
  const year = Number(today.slice(0, 4))
  const [next] = [year, year + 1]
    .map((one) => Date.UTC(one, month - 1, day))
    .filter((one) => new Date(one).toISOString().slice(0, 10) >= today)
  return endOfLocalDay((next ?? 0) + graceDays * dayMs, timeZone)
}
