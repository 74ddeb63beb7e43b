// Findings: what a merchant should know of and Health lists — something repaired, something asked
// of us, something that needs a person. Details hold ids and numbers (a data request apart: it is
// the answer).
import type { ShopTx } from './db.server.ts'
import type { FindingKind } from './loyalty/kernel/findings.ts'

export interface Finding {
  kind: FindingKind
  /** What it is about: an order's id, a customer's. One open finding per kind and subject. */
  subject: string
  detail: Record<string, unknown>
}

/** What was found and put right at once: told, and nothing to be done. */
export async function recordRepaired(tx: ShopTx, finding: Finding, now: Date): Promise<void> {
  await recordFinding(tx, finding, now)
  await resolveFindings(tx, finding, now)
}

/** @returns false where the same was found already and is still open. */
export async function recordFinding(tx: ShopTx, finding: Finding, now: Date): Promise<boolean> {
  const { kind, subject, detail } = finding
  const rows = await tx.sql`
    INSERT INTO findings (shop_id, kind, subject, detail, found_at)
    SELECT ${tx.shopId}, ${kind}, ${subject}, ${JSON.stringify(detail)}::jsonb, ${now}
    WHERE NOT EXISTS (SELECT 1 FROM findings WHERE shop_id = ${tx.shopId} AND kind = ${kind}
      AND subject = ${subject} AND resolved_at IS NULL)
    RETURNING id`
  return rows.length > 0
}

/**
 * What was found is no more, or somebody has seen to it.
 * @param by `staff/<id>`, where it was one.
 */
export async function resolveFinding(
  tx: ShopTx,
  findingId: string,
  { by, now }: { by?: string; now: Date },
): Promise<void> {
  const seen = by ? { acknowledgedBy: by } : {}
  await tx.sql`
    UPDATE findings SET resolved_at = ${now}, detail = detail || ${JSON.stringify(seen)}::jsonb
    WHERE shop_id = ${tx.shopId} AND id = ${findingId}::bigint AND resolved_at IS NULL
    RETURNING id`
}

/** The same by what it was about: nothing to do where nothing was found. */
export async function resolveFindings(
  tx: ShopTx,
  { kind, subject }: Pick<Finding, 'kind' | 'subject'>,
  now: Date,
): Promise<void> {
  await tx.sql`
    UPDATE findings SET resolved_at = ${now}
    WHERE shop_id = ${tx.shopId} AND kind = ${kind} AND subject = ${subject}
      AND resolved_at IS NULL
    RETURNING id`
}
