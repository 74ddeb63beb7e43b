// Tiers in a few words: "Leaf from $100, Tree from $500 (×1.5)".
import { type Tier, wholeBps } from '../../program/tiers/tier-settings.ts'
import { formatFactor, formatMoney, formatPoints, listInARow, type Speech } from '../format.ts'
import { renderCount } from '../render-count.ts'
import { say } from '../words.ts'

export function tiersInWords(tiers: Tier[], speech: Speech): string {
  const { locale } = speech
  if (tiers.length === 0) return say(locale, 'duration.none')
  return listInARow(
    tiers.map((tier) => tierInWords(tier, speech)),
    locale,
  )
}

export function tierInWords(tier: Tier, speech: Speech): string {
  const { locale, pointsName } = speech
  const { name, multiplierBps, entryPoints, birthdayPoints } = tier
  const from = say(locale, 'tier.from', { name, from: thresholdsOf(tier, speech).join(' / ') })
  const factor = formatFactor(multiplierBps, locale)
  const times = multiplierBps <= wholeBps ? from : say(locale, 'tier.times', { from, factor })
  const withGift = (key: string, tier: string, points: number | null | undefined) =>
    points ? say(locale, key, { tier, amount: formatPoints(points, pointsName, locale) }) : tier
  const entered = withGift('tier.entry', times, entryPoints)
  return withGift('tier.birthday', entered, birthdayPoints)
}

/** What it takes, each in the words of its measure. */
export function thresholdsOf(
  { spendMinor, points, orders }: Pick<Tier, 'spendMinor' | 'points' | 'orders'>,
  { locale, currency, pointsName }: Speech,
): string[] {
  return [
    ...(spendMinor === null ? [] : [formatMoney(spendMinor, currency, locale, 'short')]),
    ...(points === null ? [] : [formatPoints(points, pointsName, locale)]),
    ...(orders === null ? [] : [renderCount('orders', orders, locale)]),
  ]
}
