// The part of a program that anybody may see: how to earn, and what may be had for points.
import type { Speech } from '../explain/format.ts'
import { rewardLabel } from '../explain/reward-label.ts'
import { wayLabel } from '../explain/way-label.ts'
import type { ProgramSettings, Reward, Rule } from '../program/settings.ts'
import { offerOf } from '../rewards/decide-redemption.ts'

// Where the storefront reaches us unless the merchant renames it.
const proxyPath = '/apps/loyalty'

export interface PublicProgram {
  v: 1
  name: string
  pointsName: { one: string; other: string }
  currency: string
  isLive: boolean
  rounding: 'floor' | 'nearest' | 'ceil'
  proxyPath: string
  ways: PublicWay[]
  rewards: PublicReward[]
}

export interface PublicWay {
  id: string
  kind: Rule['kind']
  points: number
  perMinor?: number
  minimumMinor?: number
  label: string
}

export interface PublicReward {
  id: string
  kind: Reward['kind']
  label: string
  points: number
  minimumMinor: number
  /** Days an issued code may be used; null: without end. */
  validDays: number | null
}

export interface OfferedReward extends PublicReward {
  available: boolean
  missingPoints: number
}

/**
 * @param settings null: nothing is published yet, so there is nothing to earn and nothing to have.
 */
export function publicProgram(
  settings: ProgramSettings | null,
  shop: { name: string; speech: Speech },
): PublicProgram {
  const { speech } = shop
  return {
    v: 1,
    name: settings?.name ?? shop.name,
    pointsName: speech.pointsName,
    currency: speech.currency,
    isLive: settings !== null,
    rounding: settings?.rounding ?? 'floor',
    proxyPath,
    ways: (settings?.rules ?? []).filter((rule) => rule.isOn).map((rule) => way(rule, speech)),
    rewards: (settings?.rewards ?? [])
      .filter((reward) => reward.isOn)
      .map((reward) => publicReward(reward, speech)),
  }
}

/** The same rewards, with what they mean to somebody who has `pointsAvailable`. */
export function offerRewards(rewards: PublicReward[], pointsAvailable: number): OfferedReward[] {
  return rewards.map((reward) => {
    const { isAvailable, missingPoints } = offerOf(reward, pointsAvailable)
    return { ...reward, available: isAvailable, missingPoints }
  })
}

function way(rule: Rule, speech: Speech): PublicWay {
  const { id, kind, points } = rule
  const label = wayLabel(rule, speech)
  if (rule.kind === 'signup') return { id, kind, points, label }
  const { minimumMinor } = rule
  if (rule.kind === 'order') return { id, kind, points, minimumMinor, label }
  return { id, kind, points, perMinor: rule.perMinor, minimumMinor, label }
}

function publicReward(reward: Reward, { currency, locale }: Speech): PublicReward {
  const { id, kind, points, minimumMinor, validDays } = reward
  return { id, kind, label: rewardLabel(reward, currency, locale), points, minimumMinor, validDays }
}
