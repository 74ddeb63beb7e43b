// A warning as the merchant reads it: what it is about, what to do, and where.
import { ruleInWords } from '../../../loyalty/explain/render-change.ts'
import { rewardLabel } from '../../../loyalty/explain/reward-label.ts'
import type { ProgramWarning } from '../../../loyalty/insights/warnings/warning.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'

interface SaidWarning {
  text: string
  advice: string
  link?: { label: string; url: string }
}

export function useWarningInWords(
  settings: ProgramSettings,
): (warning: ProgramWarning) => SaidWarning {
  const t = useT('warnings')
  const { money, calling } = useSpeech()
  const speech = calling(settings.pointsName)
  const { locale, currency } = speech
  const ruleOf = (id: string) => {
    const rule = settings.rules.find((one) => one.id === id)
    return rule ? ruleInWords(rule, speech) : id
  }
  const rewardOf = (id: string) => {
    const reward = settings.rewards.find((one) => one.id === id)
    return reward ? rewardLabel(reward, currency, locale) : id
  }
  const linkTo = (id: string) => ({
    label: t('edit_reward', { reward: rewardOf(id) }),
    url: `/app/rewards/${id}`,
  })
  const percent = (share: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
      share / 100,
    )
  const textOf = (warning: ProgramWarning): string => {
    if (warning.code === 'reward_above_earning') {
      const { rewardId, orderMinor, earnedMinor } = warning
      const values = { order: money(orderMinor), earned: money(earnedMinor) }
      return t('reward_above_earning.text', { ...values, reward: rewardOf(rewardId) })
    }
    if (warning.code === 'above_margin') {
      const { givesBackPercent, marginPercent, orderMinor } = warning
      const values = { share: percent(givesBackPercent), margin: percent(marginPercent) }
      return t('above_margin.text', { ...values, order: money(orderMinor) })
    }
    if (warning.code === 'free_order') {
      const { rewardIds, codes: count, upToMinor } = warning
      const list = new Intl.ListFormat(locale, { type: 'conjunction' })
      const values = { count, rewards: list.format(rewardIds.map(rewardOf)) }
      return upToMinor === null
        ? t('free_order.any', values)
        : t('free_order.text', { ...values, amount: money(upToMinor) })
    }
    if (warning.code === 'tier_unreached') {
      const names = settings.tiers.filter(({ id }) => warning.tierIds.includes(id))
      const list = new Intl.ListFormat(locale, { type: 'conjunction' })
      const tiers = list.format(names.map(({ name }) => name))
      return t('tier_unreached.text', { count: names.length, tiers })
    }
    if (warning.code === 'challenge_unreached') {
      const named = settings.challenges.filter(({ id }) => warning.challengeIds.includes(id))
      const list = new Intl.ListFormat(locale, { type: 'conjunction' })
      const challenges = list.format(named.map(({ name }) => name))
      return t('challenge_unreached.text', { count: named.length, challenges })
    }
    if (warning.code === 'entry_above_tier') {
      const tier = settings.tiers.find(({ id }) => id === warning.tierId)?.name ?? ''
      const values = { spend: money(warning.spendMinor), worth: money(warning.givenMinor) }
      return t('entry_above_tier.text', { ...values, tier })
    }
    const [one, other] = warning.ruleIds
    return t('pays_twice.text', { one: ruleOf(one), other: ruleOf(other) })
  }
  return (warning) => {
    const said = { text: textOf(warning), advice: t(`${warning.code}.advice`) }
    if (warning.code === 'reward_above_earning') return { ...said, link: linkTo(warning.rewardId) }
    const [rewardId] = warning.code === 'free_order' ? warning.rewardIds : []
    return rewardId ? { ...said, link: linkTo(rewardId) } : said
  }
}
