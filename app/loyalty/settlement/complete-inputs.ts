// What `evaluate` is told of an order: selected when the order was first seen, and completed by
// what is known of the program and its members. Pure.
import { campaignsAt, type Edition } from '../campaigns/campaign.ts'
import type { Inputs } from '../earning/evaluation.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { earlierWaysAt } from '../membership/earlier-ways.ts'
import {
  type MembershipHistory,
  type MembershipSettings,
  nothingKnown,
  statusForOrder,
} from '../membership/standing.ts'
import { type Backfill, backfillAt } from '../program/backfill/backfill.ts'
import { inForce, type PhaseChange, phaseForOrder } from '../program/phase.ts'
import type { ProgramVersion, Rule } from '../program/settings.ts'
import type { KeptInputs } from './order-case.ts'
import { versionAt } from './version-at.ts'

export interface ShopOfOrders {
  timeZone: string
  isDevelopment: boolean
}

export interface Program {
  versions: ProgramVersion[]
  phases: PhaseChange[]
  /** Decisions about orders from before the program. */
  backfills: Backfill[]
  /** Of campaigns, all there ever were. */
  editions: Edition[]
  shop: ShopOfOrders
}

export function backfillOf(
  { backfills }: Program,
  { processedAt }: OrderSnapshot,
): Backfill | null {
  return backfills.length === 0 ? null : backfillAt(backfills, new Date(processedAt))
}

/** Selected when the order is seen for the first time, by when it was placed; kept for ever. */
export function selectInputs(
  { versions, phases, editions, shop }: Program,
  { processedAt, isTest }: OrderSnapshot,
): KeptInputs {
  const at = new Date(processedAt)
  const version = versionAt(versions, at)
  const running = campaignsAt(editions, at).map(({ number }) => number)
  return {
    engine: 1,
    version: version && { number: version.number },
    timeZone: shop.timeZone,
    phase: phaseForOrder(phases, at).number,
    ...(isTest && shop.isDevelopment ? { isDevelopment: true } : {}),
    ...(running.length > 0 ? { editions: running } : {}),
  }
}

interface Known {
  program: Program
  histories: ReadonlyMap<string, MembershipHistory>
  memberId: string | null
  at: string
}

/** What `evaluate` is told of an order: the backtest asks with other versions. */
export function complete(kept: KeptInputs, { program, histories, memberId, at }: Known): Inputs {
  const backfill = backfillAt(program.backfills, new Date(at))
  const isBackfilled = backfill !== null && backfill.version !== null
  // What was decided afterwards counts as if the order had been placed when it was decided.
  const placedAt = isBackfilled ? backfill.decidedAt : new Date(at)
  const chosen = isBackfilled ? backfill.version : kept.version?.number
  const version = program.versions.find(({ number }) => number === chosen) ?? null
  const change = program.phases.find(({ number }) => number === kept.phase) ?? null
  const { phase, testMemberIds } = inForce(isBackfilled ? null : change, placedAt)
  const history = (memberId && histories.get(memberId)) || nothingKnown
  const { engine, timeZone, isDevelopment = false, observed, ownCodes, used } = kept
  // A campaign was for those who bought in a program that ran.
  const campaigns = isBackfilled ? [] : rulesOf(program.editions, kept.editions)
  return {
    engine,
    timeZone,
    version,
    memberId,
    phase,
    status: version
      ? statusForOrder(history, termsOf(version, program, placedAt), placedAt)
      : 'member',
    isTester: memberId !== null && testMemberIds.includes(memberId),
    isDevelopment,
    ...(isBackfilled ? { countedFrom: placedAt.toISOString() } : {}),
    ...(observed ? { observed } : {}),
    ...(campaigns.length > 0 ? { campaigns } : {}),
    ...(ownCodes ? { ownCodes } : {}),
    ...(used ? { used } : {}),
  }
}

function rulesOf(editions: Edition[], numbers: number[] = []): Rule[] {
  if (numbers.length === 0) return []
  return editions.filter(({ number }) => numbers.includes(number)).map(({ rule }) => rule)
}

function termsOf(
  { settings }: ProgramVersion,
  { versions }: Program,
  at: Date,
): MembershipSettings {
  if (settings.membership === 'everyone') return settings
  return { ...settings, earlier: earlierWaysAt(versions, at) }
}
