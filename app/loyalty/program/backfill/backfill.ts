// Points for orders from before the program: a decision that is recorded once and never altered. It
// selects the version that values the orders of a span of time, so that whatever settles such an
// order (the job that follows, a webhook, a fetch, a refund years later) comes to the same worth.
// Taking it back is a decision of its own, about the same span.
export interface Backfill {
  /** Counts from 1. */
  number: number
  /** Orders placed from then on, and before `until`. */
  since: Date
  until: Date
  /** The version that values them; null: an earlier decision is taken back. */
  version: number | null
  /** The decision that this one takes back. */
  undoes: number | null
  decidedAt: Date
}

export type Span = Pick<Backfill, 'since' | 'until'>

const isWithin = ({ since, until }: Span, at: Date) => since <= at && at < until

/** What was decided last about orders placed at `at`; null where nothing ever was. */
export function backfillAt(backfills: Backfill[], at: Date): Backfill | null {
  // Most shops have none, and this is asked for every order.
  if (backfills.length === 0) return null
  return backfills
    .filter((one) => isWithin(one, at))
    .reduce<Backfill | null>(
      (best, one) => (best === null || one.number > best.number ? one : best),
      null,
    )
}

/** Decisions that stand: neither taken back nor the taking back of one. */
export function standing(backfills: Backfill[]): Backfill[] {
  const undone = new Set(backfills.map(({ undoes }) => undoes))
  return backfills.filter(({ number, version }) => version !== null && !undone.has(number))
}

/**
 * The span that a new decision is about: what one that stands has spoken of stays as it is.
 * @param opened when the program began to count by itself.
 * @returns null where all orders since then count already.
 */
export function openSpan(backfills: Backfill[], opened: Date, since: Date): Span | null {
  const until = standing(backfills).reduce(
    (earliest, one) => (one.since < earliest ? one.since : earliest),
    opened,
  )
  return since < until ? { since, until } : null
}

/**
 * Orders placed since then may be news for whoever comes in now: what was decided since `from`
 * counts as if it had been placed on that day.
 */
export function reachOf(backfills: Backfill[], from: Date): Date {
  return standing(backfills)
    .filter(({ decidedAt }) => decidedAt >= from)
    .reduce((earliest, { since }) => (since < earliest ? since : earliest), from)
}
