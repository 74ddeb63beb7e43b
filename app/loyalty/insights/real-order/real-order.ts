// One of the shop's own orders under a program that was not in force when it was placed: what it
// is worth, line by line and rule by rule, and what a refund would take then. By the very function
// that values live ones, while a draft is typed. Pure.
import { evaluate } from '../../earning/evaluate.ts'
import type { Evaluation, Inputs } from '../../earning/evaluation.ts'
import { type TierOrder, tierPlace } from '../../earning/tiers/tier-held.ts'
import { pointsAmong } from '../../kernel/assets/asset.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import type { VersionKnown } from '../../membership/earlier-ways.ts'
import { type MembershipHistory, nothingKnown } from '../../membership/standing.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { hasTiers } from '../../program/tiers/tier-settings.ts'
import { type AskedRefund, wouldBe } from '../../settlement/refund-preview/would-be.ts'
import { pointsToReturn, refundShare } from '../../settlement/returns/refund-share.ts'
import { asIfLive } from '../backtest/as-if-live.ts'

/** Everything that is known of it, as it travels to a page: instants are texts. */
export interface RealOrder {
  id: string
  name: string
  snapshot: OrderSnapshot
  /** How it was valued, without the program, and with what its member had used before. */
  asPlaced: Omit<Inputs, 'version'>
  history: Travelled<MembershipHistory>
  versions: Travelled<VersionKnown>[]
  /** What it is worth in the books. */
  given: number
  /**
   * What its member's earlier orders counted towards tiers when it was placed, the earliest first.
   */
  tierOrders: TierOrder[]
  /** Rewards that were used on it. */
  spent: { label: string; points: number }[]
}

export interface RealWorth {
  evaluation: Evaluation
  points: number
  /** Null where nothing is refunded. */
  refund: RealRefund | null
}

/** Told as a refund of a real one is, but for where its points lie: a draft has no books. */
export interface RealRefund {
  was: number
  is: number
  taken: []
  returned: { label: string; points: number }[]
}

/** @param refund of what is left by now; null: nothing more is refunded. */
export function valueRealOrder(
  order: RealOrder,
  settings: ProgramSettings,
  { refund, now }: { refund: AskedRefund | null; now: Date },
): RealWorth {
  const { snapshot } = order
  const inputs = inputsOf(order, settings)
  const evaluation = evaluate(inputs, snapshot)
  const points = pointsOf(evaluation)
  if (!refund) return { evaluation, points, refund: null }
  const after = wouldBe(snapshot, refund, now)
  const is = pointsOf(evaluate(inputs, after))
  return {
    evaluation,
    points,
    refund: { was: points, is, taken: [], ...back(order, after, settings) },
  }
}

/** Points spent on it that the refund brings back, beyond what earlier ones did. */
function back(
  { snapshot, spent }: RealOrder,
  after: OrderSnapshot,
  { returnSpent }: ProgramSettings,
): Pick<RealRefund, 'returned'> {
  const returned = spent.flatMap(({ label, points }) => {
    const due = (state: OrderSnapshot) => pointsToReturn(points, refundShare(state), returnSpent)
    const more = due(after) - due(snapshot)
    return more > 0 ? [{ label, points: more }] : []
  })
  return { returned }
}

function inputsOf(order: RealOrder, settings: ProgramSettings): Inputs {
  const { asPlaced, snapshot } = order
  const at = new Date(snapshot.processedAt)
  const versions = order.versions.map(({ effectiveFrom, ...version }) => {
    return { ...version, effectiveFrom: new Date(effectiveFrom) }
  })
  const known = { history: readHistory(order.history), versions, at }
  const used = { day: 0, month: 0, all: 0, ...asPlaced.used, ...tierOf(order, settings) }
  return asIfLive({ ...asPlaced, used, version: null }, settings, known)
}

/** Held then, had these settings been in force. */
function tierOf({ asPlaced, snapshot, tierOrders }: RealOrder, settings: ProgramSettings) {
  if (!hasTiers(settings)) return {}
  const looked = { at: new Date(snapshot.processedAt), timeZone: asPlaced.timeZone }
  return { tier: settings.tiers[tierPlace(tierOrders, settings, looked)]?.id ?? null }
}

const pointsOf = ({ effects }: Evaluation) => pointsAmong(effects)

/** As JSON makes it: an instant is a text. */
export type Travelled<T> = T extends Date
  ? string
  : T extends object
    ? { [Key in keyof T]: Travelled<T[Key]> }
    : T

function readHistory({ knownSince, changes, tags }: RealOrder['history']): MembershipHistory {
  return {
    ...nothingKnown,
    ...(knownSince ? { knownSince: new Date(knownSince) } : {}),
    changes: changes.map(({ kind, occurredAt }) => ({ kind, occurredAt: new Date(occurredAt) })),
    tags: tags.map(({ tags: seen, observedAt }) => ({
      tags: seen,
      observedAt: new Date(observedAt),
    })),
  }
}
