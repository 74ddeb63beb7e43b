// What a reward depends on, one short sentence each, as it is told before it is redeemed.
import type { Audience } from '../kernel/audience/audience.ts'
import { kindOf, type Reward } from '../reward-kinds/catalogue.ts'
import { formatMoney, formatNumber, formatPoints, listInARow, type Speech } from './format.ts'
import { say } from './words.ts'

/** Of the settings of every kind those that are conditions; a kind has some of them. */
interface Conditions {
  minimumMinor: number
  minimumQuantity: number | null
  products: { title: string }[]
  collections: { title: string }[]
  countries: string[]
  purchase: 'one_time' | 'subscription' | 'any'
  renewals: number | null
  combinesWithOrder: boolean
  combinesWithProduct: boolean
  combinesWithShipping: boolean
  markets: { title: string }[]
  limitPerMember: number | null
  stock: number | null
  validDays: number | null
  audience: Audience
}

export function rewardConditions(reward: Reward, speech: Speech): string[] {
  const given = reward as Partial<Conditions>
  return [
    ...(given.audience ? [audienceInWords(given.audience, speech.locale)] : []),
    ...range(reward, speech),
    ...minimum(given, speech),
    ...scope(given, speech),
    ...purchase(given, speech),
    ...combination(given, speech),
    ...limits(given, speech),
    ...instant(reward, speech),
  ]
}

/** As shoppers read it: what a segment is called is the merchant's own affair. */
export function audienceInWords({ who, tiers }: Audience, locale: string): string {
  if (who === 'segment') return say(locale, 'condition.for_segment')
  const names = tiers.map(({ title }) => title)
  return say(locale, 'condition.for_tiers', { tiers: listInARow(names, locale) })
}

type Said = string[]

function range(reward: Reward, { locale, pointsName }: Speech): Said {
  const found = kindOf(reward.kind).rangeOf?.(reward)
  if (!found) return []
  const from = formatPoints(found.minimumPoints, pointsName, locale)
  const to = found.maximumPoints
  const share = found.maximumShare
  return [
    to === null
      ? say(locale, 'condition.from', { from })
      : say(locale, 'condition.range', { from, to: formatPoints(to, pointsName, locale) }),
    ...(share === null ? [] : [say(locale, 'condition.share', { share: percent(share, locale) })]),
  ]
}

function minimum({ minimumMinor, minimumQuantity }: Partial<Conditions>, speech: Speech): Said {
  const { locale, currency } = speech
  if (minimumMinor) {
    const amount = formatMoney(minimumMinor, currency, locale, 'short')
    return [say(locale, 'condition.minimum', { amount })]
  }
  return minimumQuantity ? [say(locale, 'condition.quantity', { count: minimumQuantity })] : []
}

function scope(given: Partial<Conditions>, { locale }: Speech): Said {
  const named = (key: string, names: string[] | undefined) =>
    names && names.length > 0 ? [say(locale, key, { names: list(names, locale) })] : []
  const regions = new Intl.DisplayNames([locale], { type: 'region' })
  return [
    ...named(
      'condition.products',
      given.products?.map((one) => one.title),
    ),
    ...named(
      'condition.collections',
      given.collections?.map((one) => one.title),
    ),
    ...named(
      'condition.countries',
      given.countries?.map((one) => regions.of(one) ?? one),
    ),
    ...named(
      'condition.markets',
      given.markets?.map((one) => one.title),
    ),
  ]
}

function purchase({ purchase: kind, renewals }: Partial<Conditions>, { locale }: Speech): Said {
  if (kind === undefined || kind === 'one_time') return []
  const payments =
    renewals === null || renewals === undefined
      ? say(locale, 'condition.every_payment')
      : say(locale, 'condition.payments', { count: renewals })
  return [say(locale, `condition.${kind}`), payments]
}

function combination(given: Partial<Conditions>, { locale }: Speech): Said {
  if (given.combinesWithOrder === undefined) return []
  const other = (['Order', 'Product', 'Shipping'] as const).filter(
    (name) => given[`combinesWith${name}`],
  )
  if (other.length === 0) return [say(locale, 'condition.alone')]
  const names = other.map((name) => say(locale, `condition.discounts.${name.toLowerCase()}`))
  return [say(locale, 'condition.combines', { names: list(names, locale) })]
}

function limits(
  { validDays, limitPerMember, stock }: Partial<Conditions>,
  { locale }: Speech,
): Said {
  return [
    ...(validDays ? [say(locale, 'condition.valid', { count: validDays })] : []),
    ...(limitPerMember ? [say(locale, 'condition.per_member', { count: limitPerMember })] : []),
    ...(stock === null || stock === undefined
      ? []
      : [say(locale, 'condition.stock', { count: stock, stock: formatNumber(stock, locale) })]),
  ]
}

const instant = ({ kind }: Reward, { locale }: Speech): Said =>
  kindOf(kind).isInstant ? [say(locale, 'condition.instant')] : []

const list = (names: string[], locale: string) =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)

const percent = (share: number, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(share / 100)
