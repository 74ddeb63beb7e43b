// The example beside the settings: a made-up order, valued by the very function that values real
// ones.
import { evaluate } from '../../loyalty/earning/evaluate.ts'
import type { Evaluation } from '../../loyalty/earning/evaluation.ts'
import type { Reach } from '../../loyalty/explain/render-reach.ts'
import type { OrderSnapshot } from '../../loyalty/kernel/facts.ts'
import type { ProgramSettings, Reward } from '../../loyalty/program/settings.ts'

export interface Example {
  evaluation: Evaluation
  points: number
  /** Null where nothing is earned. */
  availableAt: string | null
  expiresAt: string | null
  rewards: ExampleReward[]
}

export interface ExampleReward extends Reach {
  reward: Reward
}

export interface ExampleOrder {
  amountMinor: number
  currency: string
  timeZone: string
  /** When it is placed, ISO 8601. */
  at: string
}

export function computeExample(settings: ProgramSettings, order: ExampleOrder): Example {
  const version = { number: 0, settings }
  const inputs = { engine: 1 as const, version, timeZone: order.timeZone, memberId: 'example' }
  const evaluation = evaluate(inputs, toSnapshot(order))
  const points = evaluation.effects.reduce((sum, effect) => sum + effect.quantity, 0)
  return {
    evaluation,
    points,
    availableAt: evaluation.effects[0]?.availableAt ?? null,
    expiresAt: evaluation.effects[0]?.expiresAt ?? null,
    rewards: settings.rewards
      .filter((reward) => reward.isOn)
      .map((reward) => toExampleReward(reward, points, order.amountMinor)),
  }
}

function toExampleReward(reward: Reward, points: number, amountMinor: number): ExampleReward {
  if (points === 0) return { reward, orders: null, givesBackPercent: null }
  const spentMinor = (reward.points / points) * amountMinor
  const givesBackPercent =
    reward.kind === 'amount_off' && spentMinor > 0 ? (reward.amountMinor / spentMinor) * 100 : null
  return { reward, orders: Math.ceil(reward.points / points), givesBackPercent }
}

function toSnapshot({ amountMinor, currency, at }: ExampleOrder): OrderSnapshot {
  return {
    orderId: 'example',
    name: '#1001',
    customerId: 'example',
    customerCreatedAt: null,
    currency,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    payment: 'paid',
    isTest: false,
    channel: 'web',
    taxesIncluded: false,
    placedMinor: amountMinor,
    lines: [
      {
        id: 'example',
        title: '',
        productId: null,
        variantId: null,
        quantity: 1,
        currentQuantity: 1,
        amountMinor,
        taxMinor: 0,
        isGiftCard: false,
      },
    ],
    refunds: [],
    discountCodes: [],
  }
}
