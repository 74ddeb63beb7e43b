import { DateTime } from 'luxon'

/** When the calendar day began in which `at` falls, in the shop's time zone. */
export function startOfDay(at: Date, timeZone: string): Date {
  return DateTime.fromJSDate(at, { zone: timeZone }).startOf('day').toJSDate()
}
