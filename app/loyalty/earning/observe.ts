// What is observed of an order beside its state, frozen with the first look that tells it. The
// usual order is paid when it is placed: of it nothing is kept.
import type { OrderDetails, OrderPayment, OrderSnapshot, PaymentState } from '../kernel/facts.ts'
import type { Observed } from './evaluation.ts'

/** Paid within this time of being placed: paid when it was placed. */
const atOnceMs = 3_600_000

const paidStates: ReadonlySet<PaymentState> = new Set(['paid', 'partially_refunded', 'refunded'])

export const isPaidInFull = ({ payment }: OrderSnapshot) => paidStates.has(payment)

/** In full, be it that something was added since that is not paid yet. */
export function wasPaid(snapshot: OrderSnapshot, observed: Observed | undefined): boolean {
  if (isPaidInFull(snapshot)) return true
  return snapshot.payment === 'partially_paid' && typeof observed?.paidAt === 'string'
}

/** Whether it was paid before something was added, nobody has told; of a deleted one nobody can. */
export function mayHaveBeenPaid(snapshot: OrderSnapshot, observed: Observed | undefined): boolean {
  const isOpen = snapshot.payment === 'partially_paid' && snapshot.deletedAt === undefined
  return isOpen && !wasPaid(snapshot, observed)
}

export interface Look {
  kept: Observed | undefined
  /** The state known before this one. */
  before: OrderSnapshot | null
  snapshot: OrderSnapshot
  /** Where whoever told the state told these as well. */
  details: OrderDetails | undefined
  /** When whoever told the details was asked. */
  askedAt: Date
}

/** @returns undefined where there is nothing to keep. */
export function observe(asked: Look): Observed | undefined {
  const look = withoutStated(asked)
  const { kept, details, snapshot } = look
  const paidAt = paidAtOf(look)
  const payments = kept?.payments ?? (details && paymentsOf(details, snapshot))
  const collections = details?.collections
    ? merge(kept, details.collections)
    : keptCollections(kept)
  const chargeback = chargebackOf(look)
  if (paidAt === undefined && !payments && !collections && !chargeback) return undefined
  return {
    ...(paidAt !== undefined && { paidAt }),
    ...(payments && { payments }),
    ...collections,
    ...(chargeback && { chargeback }),
    ...((details?.isStated || kept?.isStated) && { isStated: true }),
  }
}

/** What was only stated is not frozen. */
function withoutStated(look: Look): Look {
  const { kept, details } = look
  if (!kept?.isStated || !details || details.isStated) return look
  const { chargeback } = kept
  return { ...look, kept: chargeback && { chargeback } }
}

/** Shopify gives it no stamp of its own, and no webhook about the order tells it. */
function chargebackOf({ kept, details, askedAt }: Look): Observed['chargeback'] {
  const known = kept?.chargeback
  const at = askedAt.toISOString()
  if (!details || (known && at < known.askedAt)) return known
  const isLost = details.isChargedBack === true
  return isLost || known ? { isLost, askedAt: at } : undefined
}

function paidAtOf({ kept, before, snapshot, details }: Look): Observed['paidAt'] {
  const known = kept?.paidAt
  if (typeof known === 'string') return known
  if (details) return toldPaidAt(snapshot, details)
  if (snapshot.payment === 'partially_paid') {
    // Paid once, and something was added since that is not.
    const isPaidBefore = known === undefined && before !== null && isPaidInFull(before)
    return isPaidBefore ? snapshot.processedAt : known
  }
  if (!isPaidInFull(snapshot) || isAtOnce(snapshot, snapshot.updatedAt)) return undefined
  if (known === null) return null
  return before !== null && isPaidInFull(before) ? undefined : null
}

function toldPaidAt(snapshot: OrderSnapshot, details: OrderDetails): string | undefined {
  const place = completedBy(details, snapshot)
  const isPartly = snapshot.payment === 'partially_paid'
  if (place === null || (!isPaidInFull(snapshot) && !isPartly)) return undefined
  const at = details.payments[place]?.at ?? snapshot.processedAt
  if (!isAtOnce(snapshot, at)) return at
  return isPartly ? snapshot.processedAt : undefined
}

const isAtOnce = ({ processedAt }: OrderSnapshot, at: string) =>
  Date.parse(at) - Date.parse(processedAt) <= atOnceMs

/**
 * The place of the payment that brought it to what it came to when it was placed. An order that is
 * paid although less came in (a part was taken out of it first) was completed by the last one.
 */
function completedBy(details: OrderDetails, snapshot: OrderSnapshot): number | null {
  const { payments, totalMinor } = details
  let sumMinor = 0
  for (const [place, { amountMinor }] of payments.entries()) {
    sumMinor += amountMinor
    if (sumMinor >= totalMinor) return place
  }
  return isPaidInFull(snapshot) ? payments.length - 1 : null
}

function paymentsOf(details: OrderDetails, snapshot: OrderSnapshot): Observed['payments'] {
  if (!snapshot.usesGiftCard && !snapshot.usesStoreCredit) return undefined
  const place = completedBy(details, snapshot)
  if (place === null) return undefined
  const counted = details.payments.slice(0, place + 1)
  const sum = (by?: OrderPayment['by']) =>
    counted.reduce((total, one) => total + (!by || one.by === by ? one.amountMinor : 0), 0)
  return {
    totalMinor: sum(),
    giftCardMinor: sum('giftCard'),
    storeCreditMinor: sum('storeCredit'),
  }
}

interface KeptCollections {
  collections: Record<string, string[]>
  askedCollections: string[]
}

function keptCollections(kept: Observed | undefined): KeptCollections | undefined {
  if (!kept?.collections) return undefined
  return { collections: kept.collections, askedCollections: kept.askedCollections ?? [] }
}

/** What was known of a product stays; only what was not asked before is added. */
function merge(
  kept: Observed | undefined,
  { asked, of }: NonNullable<OrderDetails['collections']>,
): KeptCollections {
  const before = keptCollections(kept) ?? { collections: {}, askedCollections: [] }
  const collections = { ...before.collections }
  for (const [product, among] of Object.entries(of)) {
    const known = before.collections[product]
    collections[product] = known
      ? [...known, ...among.filter((id) => !before.askedCollections.includes(id))]
      : among
  }
  const askedCollections = [...new Set([...before.askedCollections, ...asked])]
  return { collections, askedCollections }
}
