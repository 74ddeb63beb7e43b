// What a reward is called where the merchant gave it no title of its own.
import type { NamePart, RewardName } from '../kernel/reward-name.ts'
import { kindOf, type Reward } from '../reward-kinds/catalogue.ts'
import type { Choice } from '../reward-kinds/kind.ts'
import { formatMoney, formatNumber } from './format.ts'
import { say } from './words.ts'

/** @param choice of a reward that was redeemed: its name then says what was chosen. */
export function rewardLabel(
  reward: Reward,
  currency: string,
  locale: string,
  choice?: Choice,
): string {
  if (reward.title) return reward.title
  return renderRewardName(kindOf(reward.kind).nameOf(reward, choice), currency, locale)
}

export function renderRewardName(
  { key, parts }: RewardName,
  currency: string,
  locale: string,
): string {
  const values: Record<string, string> = {}
  for (const [name, part] of Object.entries(parts)) {
    if (part) values[name] = write(part, currency, locale)
  }
  return say(locale, `reward.${key}`, values)
}

function write(part: NamePart, currency: string, locale: string): string {
  if ('text' in part) return part.text
  if ('money' in part) return formatMoney(part.money, currency, locale, 'short')
  if ('points' in part) return formatNumber(part.points, locale)
  const style = { style: 'percent', maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(locale, style).format(part.percent / 100)
}
