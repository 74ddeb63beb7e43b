// The value of one setting, as it stands in "this becomes that".
import type { ExpiryPolicy } from '../../kernel/expiry.ts'
import type { SettingName } from '../../program/compare-versions.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { challengesInWords, levelsInWords } from '../challenges/challenge-in-words.ts'
import { formatMoney, formatNumber, type Speech } from '../format.ts'
import { say } from '../words.ts'
import { planInWords } from './plan-in-words.ts'
import { scopeInWords } from './scope-in-words.ts'
import { tiersInWords } from './tiers-in-words.ts'

type Values = Pick<ProgramSettings, SettingName>
type Value = Values[SettingName]
type Write = (value: never, speech: Speech) => string

const none = (locale: string) => say(locale, 'duration.none')
const choice =
  (name: string): Write =>
  (value: string, { locale }) =>
    say(locale, `settings.program.${name}.choices.${value}`)
const said =
  (name: string): Write =>
  (value: unknown, { locale }) =>
    say(locale, `choice.${name}.${value}`)
const limit: Write = (value: number | null, { locale }) =>
  value === null ? none(locale) : formatNumber(value, locale)
const days: Write = (value: number, { locale }) =>
  value === 0 ? none(locale) : say(locale, 'duration.days', { count: value })
const text: Write = (value: string, { locale }) => (value === '' ? none(locale) : value)

const writers: Record<SettingName, Write> = {
  name: text,
  pointsName: ({ one, other }: Values['pointsName']) => `${one} / ${other}`,
  awardedWhen: choice('awardedWhen'),
  pendingDays: days,
  expiry: (policy: ExpiryPolicy, { locale }) => expiryInWords(policy, locale),
  movesUnannounced: said('movesUnannounced'),
  shortfall: said('shortfall'),
  returnSpent: said('returnSpent'),
  rounding: (value: string, { locale }) => say(locale, `rule.rounding.${value}`),
  countedTax: choice('countedTax'),
  countedDiscounts: choice('countedDiscounts'),
  ownDiscounts: choice('ownDiscounts'),
  countsShipping: said('counts'),
  countsTips: said('counts'),
  countsDuties: said('counts'),
  countsGiftCards: said('countsGiftCards'),
  countsGiftCardPayments: said('counts'),
  countsStoreCreditPayments: said('counts'),
  scope: (scope: Values['scope'], { locale }) => scopeInWords(scope, locale),
  stacking: choice('stacking'),
  orderMinimumMinor: (value: number, { locale, currency }) =>
    value === 0 ? none(locale) : formatMoney(value, currency, locale, 'short'),
  orderMaximum: limit,
  memberDayMaximum: limit,
  memberMonthMaximum: limit,
  memberMaximum: limit,
  graceDays: days,
  membership: choice('membership'),
  claimDays: days,
  termsUrl: text,
  termsVersion: text,
  excludedTags: (items: string[], { locale }) =>
    items.length === 0
      ? none(locale)
      : new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  tiers: tiersInWords,
  tierReach: choice('tierReach'),
  tierPeriod: choice('tierPeriod'),
  challenges: challengesInWords,
  levels: levelsInWords,
  challengeHoldDays: days,
  plan: (plan: Values['plan'], { locale }) => planInWords(plan, locale),
}

export function settingInWords(name: SettingName, value: Value, speech: Speech): string {
  return writers[name](value as never, speech)
}

function expiryInWords(policy: ExpiryPolicy, locale: string): string {
  const { kind, days, months, month, day, graceDays } = policy
  if (kind === 'never') return say(locale, 'duration.never')
  if (kind === 'days') return say(locale, 'duration.lot_days', { count: days })
  if (kind === 'months') return say(locale, 'duration.months', { count: months })
  if (kind === 'inactivity') return say(locale, 'duration.inactivity', { count: months })
  const format = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' })
  const date = format.format(new Date(Date.UTC(2024, month - 1, day)))
  if (graceDays === 0) return say(locale, 'duration.yearly', { date })
  return say(locale, 'duration.yearly_grace', { date, count: graceDays })
}
