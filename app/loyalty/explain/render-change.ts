// What a new version changes, in one sentence each, for the merchant who is about to publish it.
import type { Change, SettingName } from '../program/compare-versions.ts'
import type { ProgramSettings, Reward } from '../program/settings.ts'
import { formatMoney, formatPoints, type Speech } from './format.ts'
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
  const key = `change.${change.what}.${change.how}`
  if (change.what === 'rule') {
    const before = change.how === 'changed' ? wayLabel(change.before, speech) : ''
    return say(locale, key, { before, after: wayLabel(change.item, speech) })
  }
  const before = change.how === 'changed' ? rewardInWords(change.before, speech) : ''
  return say(locale, key, { before, after: rewardInWords(change.item, speech) })
}

/** "$5 off for 100 points, on orders of $50 or more, usable for 90 days". */
export function rewardInWords(reward: Reward, speech: Speech): string {
  const { locale, currency, pointsName } = speech
  const parts = [
    say(locale, 'reward.price', {
      label: rewardLabel(reward, currency, locale),
      amount: formatPoints(reward.points, pointsName, locale),
    }),
  ]
  if (reward.minimumMinor > 0) {
    const minimum = formatMoney(reward.minimumMinor, currency, locale, 'short')
    parts.push(say(locale, 'reward.condition', { minimum }))
  }
  if (reward.validDays !== null)
    parts.push(say(locale, 'reward.valid', { count: reward.validDays }))
  return parts.join(', ')
}

function settingInWords(
  name: SettingName,
  value: ProgramSettings[SettingName],
  locale: string,
): string {
  if (typeof value === 'object' && value !== null) return `${value.one} / ${value.other}`
  if (name === 'rounding') return say(locale, `rule.rounding.${value}`)
  if (name === 'expiryMonths') {
    return value === null
      ? say(locale, 'duration.never')
      : say(locale, 'duration.months', { count: Number(value) })
  }
  if (typeof value !== 'number') return String(value)
  return value === 0 ? say(locale, 'duration.none') : say(locale, 'duration.days', { count: value })
}
