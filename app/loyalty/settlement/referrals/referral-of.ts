// What a referral is by the friend's orders: waiting for its days to be over, rejected by what
// happened to the order, or as a person or the clock left it. Pure.
import type { Observed } from '../../earning/evaluation.ts'
import { knownAt } from '../../earning/known-at.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { addDays } from '../../kernel/time.ts'
import { judgeOrder } from '../../referrals/judge-order.ts'
import type { ReferralRow, Rejection } from '../../referrals/referral.ts'
import type { Tie } from '../../referrals/tie-of.ts'
import type { FriendTerms } from '../../rules/rule-kind.ts'

export interface OrderOfFriend {
  snapshot: OrderSnapshot
  observed: Observed | undefined
  stoodUntil: number | null
  /** The version that values it, and what that gives for friends; null: nothing. */
  version: number | null
  terms: FriendTerms | null
}

export interface FriendKnown {
  friendId: string
  tie: Tie
  /** Whose code it is; null with a tie to nobody. */
  referrerId: string | null
  orders: OrderOfFriend[]
  before: ReferralRow | null
  now: Date
}

/** @returns what there was where nothing changes; null where there is none. */
export function referralOf(known: FriendKnown): ReferralRow | null {
  const { before } = known
  if (before?.state === 'undoing' || (before?.decidedBy && before.state !== 'review')) return before
  if (before?.state === 'held') return stillHeld(known, before)
  const due = dueOf(known)
  if (!before) return due
  if (!due) return withoutOrder(before)
  // What has to be looked at stays so, unless its order is another or does not hold.
  const isSame = due.orderId === before.orderId && due.referrerId === before.referrerId
  if (before.state === 'review' && due.state === 'ordered' && isSame) return before
  return isEqual(before, due) ? before : { ...due, attempts: isSame ? before.attempts : 0 }
}

/** What was given under a number is never given under it again, so that the row stays. */
function withoutOrder(before: ReferralRow): ReferralRow | null {
  if (before.eventKey === null) return null
  if (before.state === 'rejected') return before
  return { ...before, state: 'rejected', reasons: ['ordered_before'] }
}

/** Days from an order on in which others that are told late can still make it another's. */
const movesDays = 60

/**
 * What was given stays, unless it turns out that the order was gone before its days were over, that
 * both are one person, or, while the order is not old, that another one decides.
 */
function stillHeld(known: FriendKnown, before: ReferralRow): ReferralRow {
  const { orders, friendId, now } = known
  const order = orders.find(({ snapshot }) => snapshot.orderId === before.orderId)
  // A bank may take money back months later: that is no reason any more.
  const held = order && { ...order, observed: undefined }
  const isOne = before.referrerId === friendId
  const loss = isOne ? 'self' : held && before.dueAt && lossAt(held, before.dueAt)
  const isOld = !before.orderedAt || addDays(before.orderedAt, movesDays) < now
  const reason = loss || (isOld ? null : moved(known, before))
  return reason ? { ...before, state: 'undoing', reasons: [reason] } : before
}

/** Their first order is another by now, or who sent them is. */
function moved(known: FriendKnown, before: ReferralRow): Rejection | null {
  const due = dueOf(known)
  const isFirst = known.tie.is === 'ordered' && due?.orderId === before.orderId
  return isFirst && due?.referrerId === before.referrerId ? null : 'ordered_before'
}

function dueOf({
  friendId,
  tie,
  referrerId,
  orders,
  before,
  now,
}: FriendKnown): ReferralRow | null {
  if (tie.is === 'none' || referrerId === null) return null
  const isSelf = referrerId === friendId
  if (tie.is === 'came') {
    if (isSelf) return null
    const eventKey = before?.eventKey ?? null
    return { ...blank(friendId, referrerId, new Date(tie.at)), state: 'came', eventKey }
  }
  const order = orders.find(({ snapshot }) => snapshot.orderId === tie.orderId)
  if (!order?.terms || order.version === null) return null
  const { snapshot, terms, version } = order
  const orderedAt = new Date(snapshot.processedAt)
  const dueAt = addDays(paidAt(order), terms.holdDays)
  const base: ReferralRow = {
    ...blank(friendId, referrerId, before?.cameAt ?? orderedAt),
    orderId: snapshot.orderId,
    orderedAt,
    ruleId: terms.ruleId,
    version,
    dueAt,
    eventKey: before?.eventKey ?? null,
  }
  const rejected = (reason: Rejection): ReferralRow => ({
    ...base,
    state: 'rejected',
    reasons: [reason],
  })
  if (tie.is === 'late') return isSelf ? null : rejected('ordered_before')
  if (isSelf) return rejected('self')
  const loss = lossAt(order, dueAt < now ? dueAt : now)
  return loss ? rejected(loss) : { ...base, state: 'ordered' }
}

/** While nobody has told when that was: as if at once, whatever order it is heard of in. */
const paidAt = ({ snapshot, observed }: OrderOfFriend): Date =>
  new Date(observed?.paidAt ?? snapshot.processedAt)

function lossAt({ snapshot, observed, terms }: OrderOfFriend, at: Date): Rejection | null {
  const then = knownAt(snapshot, at.getTime())
  const isChargedBack = observed?.chargeback?.isLost === true
  return terms && judgeOrder({ then, terms, isChargedBack })
}

const blank = (friendId: string, referrerId: string, cameAt: Date): ReferralRow => ({
  friendId,
  referrerId,
  state: 'came',
  reasons: [],
  cameAt,
  orderId: null,
  orderedAt: null,
  dueAt: null,
  attempts: 0,
  ruleId: null,
  version: null,
  prints: [],
  eventKey: null,
  pointsReferrer: 0,
  pointsFriend: 0,
  decidedBy: null,
})

function isEqual(one: ReferralRow, other: ReferralRow): boolean {
  return (
    one.state === other.state &&
    one.referrerId === other.referrerId &&
    one.orderId === other.orderId &&
    one.dueAt?.getTime() === other.dueAt?.getTime() &&
    one.reasons.join() === other.reasons.join()
  )
}
