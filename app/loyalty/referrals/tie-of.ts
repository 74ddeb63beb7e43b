// By whose code somebody came, as a fold over their orders: whatever order they were told in, it
// comes to the same. The first order decides; a code that was typed counts where it names none.

export interface FriendOrder {
  orderId: string
  processedAt: string
  /** When it ceased to be one of theirs, in milliseconds; null: it never was, since nobody paid. */
  stoodUntil: number | null
  /** Of a member; anything else was left out. */
  code: string | null
}

/** Typed by the friend before they ordered. */
export interface Claim {
  code: string
  at: string
}

export type Tie =
  | { is: 'none' }
  /** They have ordered nothing that is paid. */
  | { is: 'came'; code: string; at: string }
  | { is: 'ordered'; code: string; orderId: string }
  /** They had ordered before they came. */
  | { is: 'late'; code: string; orderId: string }

/** @param orders of one member, the earliest first. */
export function tieOf(orders: FriendOrder[], claim: Claim | null): Tie {
  const first = firstOrder(orders)
  if (!first) return tieOfNewcomer(orders, claim)
  const claimed = claim && claim.at <= first.processedAt ? claim.code : null
  const code = first.code ?? claimed
  if (code) return { is: 'ordered', code, orderId: first.orderId }
  const later = orders.find((one) => one.code && one.processedAt > first.processedAt)
  return later?.code ? { is: 'late', code: later.code, orderId: later.orderId } : { is: 'none' }
}

/** Where the first one was called off before the next was placed, the next takes its place. */
function firstOrder(orders: FriendOrder[]): FriendOrder | undefined {
  const paid = orders.filter(({ stoodUntil }) => stoodUntil !== null)
  return paid.findLast((one, place) => {
    const placedAt = Date.parse(one.processedAt)
    return paid.slice(0, place).every(({ stoodUntil }) => (stoodUntil ?? 0) <= placedAt)
  })
}

function tieOfNewcomer(orders: FriendOrder[], claim: Claim | null): Tie {
  if (claim) return { is: 'came', ...claim }
  const carrying = orders.find(({ code }) => code !== null)
  if (!carrying?.code) return { is: 'none' }
  return { is: 'came', code: carrying.code, at: carrying.processedAt }
}
