// Numbers, money, dates and amounts of points as the reader's language writes them.
import { currencyExponent } from '../kernel/money.ts'

/** A word for each plural form that its language has; a form that is missing is read as `other`. */
export interface PointsName extends Partial<Record<'zero' | 'two' | 'few' | 'many', string>> {
  one: string
  other: string
}

/** How something is to be said: in which language and currency, and what points are called. */
export interface Speech {
  locale: string
  currency: string
  pointsName: PointsName
  /** Shoppers are not told who adjusted their points and why. Default: merchant. */
  audience?: 'merchant' | 'shopper'
  /** The actor who reads it, so that their own doing is said as theirs. */
  reader?: string
  /** IANA name of the shop's time zone, for days that are named. Default: UTC. */
  timeZone?: string
}

export function formatNumber(value: number, locale: string): string {
  return withMinus(new Intl.NumberFormat(locale).format(value))
}

/** "+104", "−14", "0": what something changes by. */
export function formatSigned(value: number, locale: string): string {
  return withMinus(new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(value))
}

/** A minus as wide as the plus, where languages write a hyphen. */
const withMinus = (figure: string): string => figure.replace('-', '−')

/** "1.5", "2": ten thousandths as a factor. */
export function formatFactor(bps: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(bps / 10_000)
}

/** Whole amounts without decimals where asked: "$5" for a label, "$5.00" in a column of figures. */
export function formatMoney(
  amountMinor: number,
  currency: string,
  locale: string,
  style: 'exact' | 'short' = 'exact',
): string {
  const exponent = currencyExponent(currency)
  const isWhole = amountMinor % 10 ** exponent === 0
  const digits = style === 'short' && isWhole ? 0 : exponent
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return withMinus(format.format(amountMinor / 10 ** exponent))
}

/** "1 point", "2,500 points", "2,500ポイント", in the merchant's own word for them. */
export function formatPoints(points: number, name: PointsName, locale: string): string {
  const form = new Intl.PluralRules(locale).select(Math.abs(points))
  const word = name[form] ?? name.other
  const space = withoutSpaces.test(word) ? '' : ' '
  return `${formatNumber(points, locale)}${space}${word}`
}

/** Words of a script that puts no spaces between words. */
const withoutSpaces = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** "a, b, c", "a、b、c": things one after the other, with no word between them. */
export const listInARow = (items: string[], locale: string): string =>
  items.join(new Intl.Locale(locale).language === 'ja' ? '、' : ', ')

/** @param timeZone IANA name; the shop's, so that a day is the merchant's day. */
export function formatDate(at: Date | string, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(at))
}

export function formatInstant(at: Date | string, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(at))
}
