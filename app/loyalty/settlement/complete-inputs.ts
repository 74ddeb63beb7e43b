// What `evaluate` is told of an order: selected when the order was first seen, and completed by
// what is known of the program and its members. Pure.
import { campaignsAt, type Edition } from '../campaigns/campaign.ts'
import type { Inputs } from '../earning/evaluation.ts'
import { segmentOf } from '../kernel/audience/audience.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { earlierWaysAt } from '../membership/earlier-ways.ts'
import {
  type MembershipHistory,
  type MembershipSettings,
  nothingKnown,
  statusForOrder,
  tagsAt,
} from '../membership/standing.ts'
import { type Backfill, backfillAt } from '../program/backfill/backfill.ts'
import { inForce, type PhaseChange, phaseForOrder } from '../program/phase.ts'
import type { ProgramVersion } from '../program/settings.ts'
import { editionAt, type SegmentEdition, tagsNamed } from '../segments/segment.ts'
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
  /** Of segments, all there ever were; left out: none. */
  segments?: SegmentEdition[]
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
  { versions, phases, editions, segments, shop }: Program,
  { processedAt, isTest }: OrderSnapshot,
): KeptInputs {
  const at = new Date(processedAt)
  const version = versionAt(versions, at)
  const campaigns = campaignsAt(editions, at)
  const running = campaigns.map(({ number }) => number)
  const named = segmentsNamed(campaigns, segments, at)
  return {
    engine: 1,
    version: version && { number: version.number },
    timeZone: shop.timeZone,
    phase: phaseForOrder(phases, at).number,
    ...(isTest && shop.isDevelopment ? { isDevelopment: true } : {}),
    ...(running.length > 0 ? { editions: running } : {}),
    ...(named.length > 0 ? { segments: named } : {}),
  }
}

/** Numbers of what was said of the segments that campaigns are for. */
function segmentsNamed(campaigns: Edition[], segments: SegmentEdition[] = [], at: Date): number[] {
  const ids = campaigns.flatMap(({ audience }) => segmentOf(audience) ?? [])
  return [...new Set(ids)].flatMap((id) => editionAt(segments, id, at)?.number ?? [])
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
  const campaigns = isBackfilled ? nothing : campaignsOf(program, kept)
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
    ...campaigns,
    ...(campaigns.segments?.some((one) => tagsNamed(one).length > 0)
      ? { tags: tagsAt(history.tags, placedAt) }
      : {}),
    ...(ownCodes ? { ownCodes } : {}),
    ...(used ? { used } : {}),
  }
}

type OfCampaigns = Pick<Inputs, 'campaigns' | 'audiences' | 'segments'>
const nothing: OfCampaigns = {}

/** Their rules, whom they are for, and what was said of the segments among these. */
function campaignsOf({ editions, segments = [] }: Program, kept: KeptInputs): OfCampaigns {
  const numbers = kept.editions ?? []
  if (numbers.length === 0) return nothing
  const running = editions.filter(({ number }) => numbers.includes(number))
  const audiences = Object.fromEntries(
    running.flatMap(({ rule, audience }) => (audience ? [[rule.id, audience]] : [])),
  )
  if (Object.keys(audiences).length === 0) return { campaigns: running.map(({ rule }) => rule) }
  const named = segments
    .filter(({ number }) => kept.segments?.includes(number))
    .map(({ segment, name, match, conditions }) => ({ segment, name, match, conditions }))
  return {
    campaigns: running.map(({ rule }) => rule),
    audiences,
    ...(named.length > 0 ? { segments: named } : {}),
  }
}

function termsOf(
  { settings }: ProgramVersion,
  { versions }: Program,
  at: Date,
): MembershipSettings {
  if (settings.membership === 'everyone') return settings
  return { ...settings, earlier: earlierWaysAt(versions, at) }
}
