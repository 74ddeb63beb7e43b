// Who is in the program at a moment: decided by what the customer did, by the tags they carry and
// by the version in force. A pure fold, so that a fact which arrives late gives the same answer as
// one that came in time.
import type { ProgramSettings } from '../program/settings.ts'
import type { EarlierWays } from './earlier-ways.ts'

export type MemberStatus = 'member' | 'not_joined' | 'left' | 'paused' | 'excluded'

export interface MembershipNow {
  status: MemberStatus
  /** Named by the merchant: sees and uses the program while it is tested. */
  isTester: boolean
}

export type MembershipKind = 'signed_in' | 'joined' | 'left' | 'paused' | 'resumed'

export interface MembershipChange {
  kind: MembershipKind
  occurredAt: Date
}

/** Which of the tags that programs name a customer carried from a moment on. */
export interface TagsSeen {
  tags: string[]
  observedAt: Date
}

/** All that is known of one member; both lists in the order in which things happened. */
export interface MembershipHistory {
  /** When their record was made; known where an earlier version asks for it. */
  knownSince?: Date
  changes: MembershipChange[]
  tags: TagsSeen[]
}

export const nothingKnown: MembershipHistory = { changes: [], tags: [] }

export type MembershipSettings = Pick<
  ProgramSettings,
  'membership' | 'claimDays' | 'excludedTags'
> & {
  /** Until when earlier versions let people in more easily; see earlier-ways. */
  earlier?: EarlierWays
}

const dayMs = 86_400_000

/** What somebody is to the program at `at`, as it is to be known then. */
export function statusAt(
  history: MembershipHistory,
  settings: MembershipSettings,
  at: Date,
): MemberStatus {
  if (isExcluded(history.tags, settings.excludedTags, at)) return 'excluded'
  const past = history.changes.filter(({ occurredAt }) => occurredAt <= at)
  if (last(past, ['paused', 'resumed']) === 'paused') return 'paused'
  const way = last(past, ['joined', 'left'])
  if (way === 'left') return 'left'
  if (settings.membership === 'everyone' || way === 'joined') return 'member'
  const hasSignedIn = past.some(({ kind }) => kind === 'signed_in')
  if (settings.membership === 'signed_in' && hasSignedIn) return 'member'
  return wasIn(history, settings.earlier ?? {}) ? 'member' : 'not_joined'
}

/** Whoever was a member before it took more to become one stays one. */
function wasIn({ knownSince, changes }: MembershipHistory, earlier: EarlierWays): boolean {
  const { everyone, signed_in: signedIn } = earlier
  if (everyone && knownSince && knownSince < everyone) return true
  return (
    signedIn !== undefined &&
    changes.some(({ kind, occurredAt }) => kind === 'signed_in' && occurredAt < signedIn)
  )
}

/**
 * The same for an order: whoever was out when it was placed and comes in within the days that
 * their points wait has it counted.
 */
export function statusForOrder(
  history: MembershipHistory,
  settings: MembershipSettings,
  at: Date,
): MemberStatus {
  const status = statusAt(history, settings, at)
  if (status !== 'not_joined' && status !== 'left') return status
  const until = new Date(at.getTime() + settings.claimDays * dayMs)
  const comesIn = history.changes.some(
    ({ occurredAt }) =>
      occurredAt > at &&
      occurredAt <= until &&
      isIn(statusAt({ ...history, tags: [] }, settings, occurredAt)),
  )
  return comesIn ? 'member' : status
}

const isIn = (status: MemberStatus) => status === 'member' || status === 'paused'

function last(changes: MembershipChange[], kinds: MembershipKind[]): MembershipKind | undefined {
  return changes.findLast(({ kind }) => kinds.includes(kind))?.kind
}

/** Tags are looked at when one is named, when they change and every night: news is fresh. */
export const tagsReachMs = 2 * dayMs

/**
 * What was seen first holds for the two days before it, too, in which it may have gone unseen; not
 * for longer, so that a tag set by mistake never takes what was earned long before.
 */
export function tagsAt(seen: TagsSeen[], at: Date): string[] {
  const [first] = seen
  if (!first) return []
  const isNear = first.observedAt.getTime() - at.getTime() <= tagsReachMs
  const held = seen.findLast(({ observedAt }) => observedAt <= at) ?? (isNear ? first : undefined)
  return (held?.tags ?? []).map((tag) => tag.toLowerCase())
}

function isExcluded(seen: TagsSeen[], excludedTags: string[], at: Date): boolean {
  if (excludedTags.length === 0) return false
  const excluded = new Set(excludedTags.map((tag) => tag.toLowerCase()))
  return tagsAt(seen, at).some((tag) => excluded.has(tag))
}
