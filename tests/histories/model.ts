// What the books promise, as plainly as it can be said and without a line of the program: an order
// is worth what its newest state is worth under the version in force when it was placed.
import type { ProgramSettings } from '../../app/loyalty/program/settings.ts'
import { amountOf, lineLeft, unitsLeft, type WorldOrder } from './world.ts'

export interface ModelVersion {
  settings: ProgramSettings
  from: number
}

/** Points by rule; a pair where the sharing of an amount may round either way. */
export type Worth = Map<string, { least: number; most: number }>

const dayMs = 24 * 60 * 60 * 1000

export function versionAt(versions: ModelVersion[], at: number): ModelVersion | null {
  let found: ModelVersion | null = null
  for (const version of versions) {
    if (version.from <= at && (found === null || version.from >= found.from)) found = version
  }
  return found
}

export function worthOf(order: WorldOrder, versions: ModelVersion[]): Worth {
  const worth: Worth = new Map()
  const settings = versionAt(versions, order.placedAt)?.settings
  const isPaid = ['paid', 'partially_refunded', 'refunded'].includes(order.status)
  if (!settings || order.customer === null || order.isTest || order.cancelledAt !== null || !isPaid)
    return worth
  const { placed, least, most, isGone } = moneyOf(order)
  if (isGone) return worth
  for (const rule of settings.rules) {
    if (!rule.isOn || rule.kind === 'signup' || placed < rule.minimumMinor) continue
    if (rule.kind === 'order') worth.set(rule.id, { least: rule.points, most: rule.points })
    else {
      const points = (basis: number) =>
        rounded(basis * rule.points, rule.perMinor, settings.rounding)
      worth.set(rule.id, { least: points(least), most: points(most) })
    }
  }
  return worth
}

/**
 * Gift cards are money in another form: they neither count nor earn, but share what is given back.
 */
function moneyOf(order: WorldOrder) {
  const goods = order.lines.filter((line) => !line.isGift)
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const placed = sum(goods.map(amountOf))
  const left = sum(goods.map((line) => lineLeft(order, line)))
  const all = sum(order.lines.map((line) => lineLeft(order, line)))
  const given = sum(
    order.refunds.filter((one) => one.paper !== 'failed').map((one) => one.extraMinor),
  )
  const toShare = Math.min(all, Math.max(0, given))
  const exact = all === 0 ? 0 : left - (toShare * left) / all
  const isShared = toShare > 0 && toShare < all && left < all && left > 0
  const least = isShared ? Math.max(0, Math.floor(exact) - 1) : Math.round(exact)
  const most = isShared ? Math.ceil(exact) + 1 : Math.round(exact)
  const hasUnits = goods.some((line) => unitsLeft(order, line) > 0)
  const isGone = order.status === 'refunded' || !hasUnits || (placed > 0 && most === 0)
  return { placed, least, most, isGone }
}

function rounded(numerator: number, denominator: number, rounding: ProgramSettings['rounding']) {
  const quotient = numerator / denominator
  if (rounding === 'floor') return Math.floor(quotient)
  if (rounding === 'ceil') return Math.ceil(quotient)
  return Math.floor((2 * numerator + denominator) / (2 * denominator))
}

export interface Life {
  availableAt: number
  expiresAt: number | null
  idleMonths: number | null
}

export function lifeOf(placedAt: number, settings: ProgramSettings, timeZone: string): Life {
  const availableAt = placedAt + settings.pendingDays * dayMs
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

/**
 * The last millisecond of the day so many calendar months later, by the wall calendar of the zone.
 */
export function endAfterMonths(at: number, months: number, timeZone: string): number {
  const [year, month, day] = localDay(at, timeZone).split('-').map(Number) as [
    number,
    number,
    number,
  ]
  const target = new Date(Date.UTC(year, month - 1 + months, 1))
  const daysInMonth = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0))
  target.setUTCDate(Math.min(day, daysInMonth.getUTCDate()))
  return endOfLocalDay(target.getTime(), timeZone)
}

/** @param day midnight of it, were the shop in UTC. */
function endOfLocalDay(day: number, timeZone: string): number {
  const wanted = new Date(day).toISOString().slice(0, 10)
  // Days only go forward, so the end of the wanted one is found by halving.
  let inside = day - 2 * dayMs
  let beyond = day + 3 * dayMs
  while (beyond - inside > 1) {
    const middle = Math.floor((inside + beyond) / 2)
    if (localDay(middle, timeZone) <= wanted) inside = middle
    else beyond = middle
  }
  return inside
}

const formats = new Map<string, Intl.DateTimeFormat>()

function localDay(at: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone })
  formats.set(timeZone, format)
  return format.format(at)
}

/** Of points spent on an order: how many are back with the member when its money is. */
export function returnOf(points: number, order: WorldOrder, settings: ProgramSettings): number {
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const given = order.refunds.filter((one) => one.paper !== 'failed').map((one) => one.extraMinor)
  const whole = sum(order.lines.map(amountOf))
  const left = Math.max(
    0,
    sum(order.lines.map((line) => lineLeft(order, line))) - Math.max(0, sum(given)),
  )
  const isGone =
    order.cancelledAt !== null ||
    ['voided', 'refunded'].includes(order.status) ||
    order.lines.every((line) => unitsLeft(order, line) <= 0)
  const isWhole = isGone || (whole > 0 && left === 0)
  if (settings.returnSpent === 'never') return 0
  if (isWhole) return points
  if (settings.returnSpent === 'full_refund' || whole <= 0 || left >= whole) return 0
  return Math.floor((points * (whole - left)) / whole)
}
