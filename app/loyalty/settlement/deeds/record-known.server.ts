// Deeds that are told by somebody else than the member: Shopify's consent, a review app, a visitor.
import type { ShopTx } from '../../../db.server.ts'
import { findSharer } from '../../deeds/share-link.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { deedRulesAt } from './deed-rules.ts'
import { type Recorded, recordDeed } from './record-deed.server.ts'

interface Consent {
  memberId: string
  /** When the customer agreed, as Shopify recorded it. */
  at: Date
}

/** Once ever. Consent from before the rule was in force gives nothing. */
export async function recordConsent(
  tx: ShopTx,
  { memberId, at }: Consent,
  now: Date,
): Promise<void> {
  for (const { rule } of deedRulesAt(await listVersions(tx), at, 'consent')) {
    await recordDeed(tx, { memberId, ruleId: rule.id, key: memberId, at }, now)
  }
}

export interface ReportedReview {
  memberId: string
  productId: string
  reviewId: string
  /** What the merchant reads of it when deciding: never the rating. */
  about?: string | undefined
}

/** A product counts once for each member. Refuses what `recordDeed` does. */
export async function recordReview(
  tx: ShopTx,
  { memberId, productId, reviewId, about }: ReportedReview,
  now: Date,
): Promise<Result<Recorded>> {
  const rules = deedRulesAt(await listVersions(tx), now, 'report')
  if (rules.length === 0) return refuse('deed_unknown')
  let answer: Result<Recorded> = refuse('deed_unknown')
  for (const { rule } of rules) {
    const known = await findReviewed(tx, { memberId, productId, ruleId: rule.id })
    if (known) return accept({ ...known, isRepeat: true })
    const note = about ? { note: about } : {}
    const done = { memberId, ruleId: rule.id, key: reviewId, subject: productId, at: now, ...note }
    answer = await recordDeed(tx, done, now)
  }
  return answer
}

async function findReviewed(
  tx: ShopTx,
  { memberId, productId, ruleId }: { memberId: string; productId: string; ruleId: string },
): Promise<Pick<Recorded, 'state' | 'points'> | null> {
  await lockMembers(tx, [memberId])
  const [row] = await tx.sql<Pick<Recorded, 'state' | 'points'>>`
    SELECT state, points FROM deeds WHERE shop_id = ${tx.shopId} AND rule_id = ${ruleId}
      AND member_id = ${memberId}::uuid AND subject = ${productId} LIMIT 1`
  return row ?? null
}

export interface Arrival {
  token: string
  /** Made by the visitor's browser and kept there: the same one comes once. */
  visitor: string
  /** Whoever is signed in is no visitor who was brought. */
  customerId: string | null
}

/** @returns whether the one whose link it is was given something. */
export async function recordArrival(tx: ShopTx, arrival: Arrival, now: Date): Promise<boolean> {
  const { token, visitor, customerId } = arrival
  const memberId = customerId === null ? await findSharer(tx, token) : null
  if (!memberId) return false
  let isNew = false
  for (const { rule } of deedRulesAt(await listVersions(tx), now, 'link')) {
    const recorded = await recordDeed(tx, { memberId, ruleId: rule.id, key: visitor, at: now }, now)
    if (recorded.ok && !recorded.value.isRepeat) isNew = true
  }
  return isNew
}
