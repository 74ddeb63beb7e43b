// A refusal in words that say what to do. Codes are for machines; this is for people.
import type { Refusal } from '../kernel/refusals.ts'
import { formatDate, formatPoints, type Speech } from './format.ts'
import { say } from './words.ts'

/**
 * `details.missingPoints` (or `missing`, as the ledger counts) is named where there are too few.
 */
export function renderRefusal(refusal: Refusal, speech: Speech): string {
  const { locale, pointsName } = speech
  const missing = Number(refusal.details?.missingPoints ?? refusal.details?.missing ?? 0)
  if (refusal.code === 'insufficient_points' && missing > 0) {
    const amount = formatPoints(missing, pointsName, locale)
    return say(locale, 'refusal.insufficient_points_missing', { amount, count: missing })
  }
  if (refusal.code === 'deed_again') {
    if (!refusal.details?.again) return say(locale, 'refusal.deed_done')
    const again = formatDate(String(refusal.details.again), locale, speech.timeZone ?? 'UTC')
    return say(locale, 'refusal.deed_again', { again })
  }
  const { until, ...details } = refusal.details ?? {}
  // A calendar day, whatever the zone.
  const day = until && { until: formatDate(new Date(until), locale, 'UTC') }
  return say(locale, `refusal.${refusal.code}`, { ...details, ...day })
}
