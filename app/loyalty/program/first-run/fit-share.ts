// The amounts of a template, so that it gives back about the share of a sale that was asked for.
// Where money earns, rewards cost more points or fewer; where each order earns, they are worth more
// or less; where stamps do, a card takes more of them or fewer. Pure.
import { assetOf } from '../../kernel/assets/asset.ts'
import { pointWorth } from '../../reward-kinds/point-worth.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import { stampCards } from '../cards/stamp-cards.ts'
import type { ProgramSettings, Reward, Rule } from '../settings.ts'

export interface ShareCase {
  /** Of a sale, in percent. */
  percent: number
  /** Of an order in minor units; null: not known. */
  averageMinor: number | null
  /** About what one dollar is. */
  unitMinor: number
}

export function fitShare(settings: ProgramSettings, wanted: ShareCase): ProgramSettings {
  return fitCards(fitMoney(fitOrders(settings, wanted), wanted), wanted)
}

/** What is had for points, and not for being a paid member alone. */
const isFitted = (reward: Reward): boolean =>
  assetOf(reward) === 'points' && !('paidMembersOnly' in reward && reward.paidMembersOnly)

function fitMoney(settings: ProgramSettings, { percent }: ShareCase): ProgramSettings {
  const rule = settings.rules.find((one) => one.isOn && perMinorOf(one) !== undefined)
  const worth = pointWorth(settings.rewards.filter(isFitted), 0)
  const perMinor = rule && perMinorOf(rule)
  if (!perMinor || !worth) return settings
  const givesPercent = (100 * pointsOf(rule) * worth.minorPerPoint) / perMinor
  const factor = givesPercent / percent
  const rewards = settings.rewards.map((reward) =>
    isFitted(reward) ? { ...reward, points: handy(reward.points * factor) } : reward,
  )
  // A welcome is worth what it was.
  const rules = settings.rules.map((one) =>
    'points' in one && ruleKind(one.kind).onJoining
      ? { ...one, points: handy(one.points * factor) }
      : one,
  )
  return { ...settings, rules, rewards }
}

const perMinorOf = (rule: Rule) => ruleKind(rule.kind).figuresOf(rule).perMinor
const pointsOf = (rule: Rule) => ('points' in rule ? rule.points : 0)

/** The same for each order, however large. */
function isPerOrder(rule: Rule): rule is Rule & { minimumMinor: number } {
  const { onOrder, cardOf } = ruleKind(rule.kind)
  return onOrder !== undefined && !onOrder.isForLines && !cardOf && 'minimumMinor' in rule
}

// Where nobody knows what an order comes to, it is taken for as much over the least that counts.
const overLeast = 2

function fitOrders(settings: ProgramSettings, wanted: ShareCase): ProgramSettings {
  const { percent, averageMinor, unitMinor } = wanted
  const earning = settings.rules.filter(({ isOn }) => isOn)
  const rule = earning.find(isPerOrder)
  const worth = pointWorth(settings.rewards.filter(isFitted), 0)
  if (!rule || !worth || earning.some((one) => perMinorOf(one) !== undefined)) return settings
  const orderMinor = averageMinor ?? overLeast * rule.minimumMinor
  const factor = (percent * orderMinor) / (100 * pointsOf(rule) * worth.minorPerPoint)
  // An order that is usual earns.
  const minimumMinor = Math.min(rule.minimumMinor, whole(orderMinor / overLeast, unitMinor))
  return {
    ...settings,
    rules: settings.rules.map((one) => (one === rule ? { ...rule, minimumMinor } : one)),
    rewards: settings.rewards.map((reward) =>
      isFitted(reward) && 'amountMinor' in reward && reward.amountMinor !== undefined
        ? { ...reward, amountMinor: whole(reward.amountMinor * factor, unitMinor) }
        : reward,
    ) as Reward[],
  }
}

/** A card that is full is worth about one of what fills it. */
function fitCards(settings: ProgramSettings, { percent }: ShareCase): ProgramSettings {
  const needed = Math.round(100 / percent)
  const cards = stampCards(settings).map(({ id }) => id)
  if (cards.length === 0) return settings
  return {
    ...settings,
    rules: settings.rules.map((rule) => ('needed' in rule ? { ...rule, needed } : rule)),
    rewards: settings.rewards.map((reward) =>
      'card' in reward && cards.includes(String(reward.card))
        ? { ...reward, points: needed }
        : reward,
    ),
  }
}

/** A number that is easily said: 45, 125, 250, 650. */
export function handy(amount: number): number {
  if (amount < 20) return Math.max(1, Math.round(amount))
  const decade = 10 ** Math.floor(Math.log10(amount))
  const step = decade / (amount < 2 * decade ? 4 : 2)
  return Math.round(amount / step) * step
}

const whole = (amountMinor: number, unitMinor: number): number =>
  Math.max(unitMinor, Math.round(amountMinor / unitMinor) * unitMinor)
