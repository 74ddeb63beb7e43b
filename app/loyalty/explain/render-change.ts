// What a new version changes, in one sentence each, for the merchant who is about to publish it.
import { assetOf } from '../kernel/assets/asset.ts'
import type { Change } from '../program/compare-versions.ts'
import type { Reward, Rule } from '../program/settings.ts'
import { kindOf } from '../reward-kinds/catalogue.ts'
import { nameConditions } from './changes/name-conditions.ts'
import { settingInWords } from './changes/setting-in-words.ts'
import { formatMoney, formatPoints, listInARow, type Speech } from './format.ts'
import { rewardLabel } from './reward-label.ts'
import { speechOf } from './units/stamp-words.ts'
import { wayLabel } from './way-label.ts'
import { say } from './words.ts'

export function renderChange(change: Change, speech: Speech): string {
  const { locale } = speech
  if (change.what === 'setting') {
    return say(locale, `change.setting.${change.name}`, {
      before: settingInWords(change.name, change.before, speech),
      after: settingInWords(change.name, change.after, speech),
    })
  }
  if (change.what === 'arrangement') return say(locale, `change.arrangement.${change.of}`)
  if (change.what === 'rule') {
    return itemInWords(change, 'rules', (rule) => ruleInWords(rule, speech), locale)
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

/** "Coffee week: 2 points for every $1 spent", where the merchant gave it a name. */
export function ruleInWords(rule: Rule, speech: Speech): string {
  const way = wayLabel(rule, speech)
  return rule.title ? say(speech.locale, 'rule.titled', { title: rule.title, way }) : way
}

/** "$5 off for 100 points, on orders of $50 or more, usable for 90 days". */
export function rewardInWords(reward: Reward, speech: Speech): string {
  const { locale, currency } = speech
  const parts = [rewardAtPrice(reward, speech)]
  if (reward.minimumMinor > 0) {
    const minimum = formatMoney(reward.minimumMinor, currency, locale, 'short')
    parts.push(say(locale, 'reward.condition', { minimum }))
  }
  if (reward.validDays !== null)
    parts.push(say(locale, 'reward.valid', { count: reward.validDays }))
  return listInARow(parts, locale)
}

/** "$5 off for 100 points". */
export function rewardAtPrice(reward: Reward, speech: Speech): string {
  const { locale, currency } = speech
  const label = rewardLabel(reward, currency, locale)
  const amount = formatPoints(reward.points, speechOf(assetOf(reward), speech).pointsName, locale)
  // "$1 off for every 100 points" names its price by itself.
  const named = Object.values(kindOf(reward.kind).nameOf(reward).parts)
  const isPriced = reward.title === '' && named.some((part) => part && 'points' in part)
  return isPriced ? label : say(locale, 'reward.price', { label, amount })
}
