// What has to be known of an order beside its state, under the program that values it. The usual
// program and order need nothing, so that nobody is asked.
import type { OrderSnapshot } from '../kernel/facts.ts'
import { buysPlan } from '../plans/terms.ts'
import type { ProgramSettings } from '../program/settings.ts'
import type { Rule } from '../rules/catalogue.ts'
import type { Observed } from './evaluation.ts'
import { readyProgram } from './ready-program.ts'

export interface Needs {
  /** When its payment was completed, and how. */
  payments: boolean
  /** Which of these collections its products are in. */
  collections: string[]
}

const nothing: Needs = { payments: false, collections: [] }

export function needsOf(
  settings: ProgramSettings,
  snapshot: OrderSnapshot,
  observed?: Observed,
  campaigns?: Rule[],
): Needs {
  const payments =
    needsTime(settings, observed) ||
    needsShares(settings, snapshot, observed) ||
    // A paid membership begins then.
    (observed?.paidAt === null && buysPlan(settings.plan, snapshot))
  const named = readyProgram(settings, campaigns).collections
  if (!payments && named.length === 0) return nothing
  return { payments, collections: isKnown(named, snapshot, observed) ? [] : named }
}

/** Whether a program may need what is not known of it, whichever program that is. */
export function mayNeed(
  snapshot: OrderSnapshot,
  observed: Observed | undefined,
  collections: string[],
): boolean {
  const usesBalance = snapshot.usesGiftCard || snapshot.usesStoreCredit
  if (observed?.paidAt === null || (usesBalance && !observed?.payments)) return true
  return !isKnown(collections, snapshot, observed)
}

export const needsAnything = ({ payments, collections }: Needs) =>
  payments || collections.length > 0

/** Whether points wait or end, which is counted from then. */
function needsTime(
  { awardedWhen, pendingDays, expiry }: ProgramSettings,
  observed?: Observed,
): boolean {
  if (observed?.paidAt !== null || awardedWhen === 'fulfilled') return false
  return pendingDays > 0 || expiry.kind !== 'never'
}

function needsShares(
  { countsGiftCardPayments, countsStoreCreditPayments }: ProgramSettings,
  { usesGiftCard, usesStoreCredit }: OrderSnapshot,
  observed?: Observed,
): boolean {
  if (observed?.payments) return false
  return (
    (usesGiftCard && !countsGiftCardPayments) || (usesStoreCredit && !countsStoreCreditPayments)
  )
}

function isKnown(named: string[], { lines }: OrderSnapshot, observed?: Observed): boolean {
  if (named.length === 0) return true
  const { collections, askedCollections } = observed ?? {}
  if (!collections) return false
  return (
    named.every((id) => askedCollections?.includes(id) ?? true) &&
    lines.every(({ productId }) => productId === null || collections[productId] !== undefined)
  )
}
