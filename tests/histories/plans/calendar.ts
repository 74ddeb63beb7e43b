// Days of the wall calendar of a zone, by what the platform writes of them.
const dayMs = 24 * 60 * 60 * 1000

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
export function endOfLocalDay(day: number, timeZone: string): number {
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

export function localDay(at: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone })
  formats.set(timeZone, format)
  return format.format(at)
}
