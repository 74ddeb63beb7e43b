// What a reward is called where the merchant gave it no title of its own.
import type { Reward } from '../program/settings.ts'
import { formatMoney } from './format.ts'
import { say } from './words.ts'

export function rewardLabel(reward: Reward, currency: string, locale: string): string {
  if (reward.title) return reward.title
  if (reward.kind === 'amount_off') {
    const amount = formatMoney(reward.amountMinor, currency, locale, 'short')
    return say(locale, 'reward.amount_off', { amount })
  }
  const style = { style: 'percent', maximumFractionDigits: 0 } as const
  const percent = new Intl.NumberFormat(locale, style).format(reward.percent / 100)
  return say(locale, 'reward.percent_off', { percent })
}
