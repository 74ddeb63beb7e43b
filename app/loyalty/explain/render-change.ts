// What a new version changes, in one sentence each, for the merchant who is about to publish it.
import type { ExpiryPolicy } from '../kernel/expiry.ts'
import type { Change, SettingName } from '../program/compare-versions.ts'
import type { ProgramSettings, Reward, Rule } from '../program/settings.ts'
import { kindOf } from '../reward-kinds/catalogue.ts'
import { nameConditions } from './changes/name-conditions.ts'
import { formatMoney, formatNumber, formatPoints, listInARow, type Speech } from './format.ts'
import { rewardLabel } from './reward-label.ts'
import { wayLabel } from './way-label.ts'
import { say } from './words.ts'

export function renderChange(change: Change, speech: Speech): string {
  const { locale } = speech
  if (change.what === 'setting') {
    return say(locale, `change.setting.${change.name}`, {
      before: settingInWords(change.name, change.before, locale),
      after: settingInWords(change.name, change.after, locale),
    })
  }
  if (change.what === 'rule') {
    return itemInWords(change, 'rules', (rule) => wayLabel(rule, speech), locale)
  }
  return itemInWords(change, 'rewards', (reward) => rewardInWords(reward, speech), locale)
}

type ItemChange<Item> = { what: 'rule' | 'reward'; item: Item } & (
  | { how: 'added' | 'removed' | 'turned_on' | 'turned_off' }
  | { how: 'changed'; before: Item }
)

/** What the item's one line does not tell is named by its fields. */
function itemInWords<Item extends Rule | Reward>(
  change: ItemChange<Item>,
  room: 'rules' | 'rewards',
  tell: (item: Item) => string,
  locale: string,
): string {
  const { what, how, item } = change
  const after = tell(item)
  if (how !== 'changed') return say(locale, `change.${what}.${how}`, { before: '', after })
  const before = tell(change.before)
  const conditions = nameConditions({ before: change.before, after: item, tell }, room, locale)
  const key = conditions === '' ? how : before === after ? 'conditions' : 'changed_and'
  return say(locale, `change.${what}.${key}`, { before, after, conditions })
}

/** "$5 off for 100 points, on orders of $50 or more, usable for 90 days". */
export function rewardInWords(reward: Reward, speech: Speech): string {
  const { locale, currency, pointsName } = speech
  const label = rewardLabel(reward, currency, locale)
  const amount = formatPoints(reward.points, pointsName, locale)
  // "$1 off for every 100 points" names its price by itself.
  const named = Object.values(kindOf(reward.kind).nameOf(reward).parts)
  const isPriced = reward.title === '' && named.some((part) => part && 'points' in part)
  const parts = [isPriced ? label : say(locale, 'reward.price', { label, amount })]
  if (reward.minimumMinor > 0) {
    const minimum = formatMoney(reward.minimumMinor, currency, locale, 'short')
    parts.push(say(locale, 'reward.condition', { minimum }))
  }
  if (reward.validDays !== null)
    parts.push(say(locale, 'reward.valid', { count: reward.validDays }))
  return listInARow(parts, locale)
}

function settingInWords(
  name: SettingName,
  value: ProgramSettings[SettingName],
  locale: string,
): string {
  if (name === 'movesUnannounced' || name === 'shortfall' || name === 'returnSpent')
    return say(locale, `choice.${name}.${value}`)
  if (name === 'countsGiftCards') return say(locale, `choice.${name}.${value}`)
  if (name === 'membership' || name === 'countedTax' || name === 'stacking')
    return say(locale, `settings.program.${name}.choices.${value}`)
  if (name === 'orderMaximum')
    return value === null ? say(locale, 'duration.none') : formatNumber(Number(value), locale)
  if (Array.isArray(value)) return listInWords(value, locale)
  if (value === '') return say(locale, 'duration.none')
  if (typeof value === 'object' && value !== null) {
    return 'kind' in value ? expiryInWords(value, locale) : `${value.one} / ${value.other}`
  }
  if (name === 'rounding') return say(locale, `rule.rounding.${value}`)
  if (typeof value !== 'number') return String(value)
  return value === 0 ? say(locale, 'duration.none') : say(locale, 'duration.days', { count: value })
}

function listInWords(items: string[], locale: string): string {
  if (items.length === 0) return say(locale, 'duration.none')
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
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
