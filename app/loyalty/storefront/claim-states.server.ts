// Whose state has to be written to the storefront, claimed so that one write is under way per
// member. A claim is a lease by the database's clock: business time may jump, a lease must not.
import { prisma, type ShopTx } from '../../db.server.ts'

const leaseSeconds = 60

export interface StateClaim {
  memberId: string
  customerId: string
  /** The revision that the write will cover: read at the claim, before the state itself. */
  revision: number
  claimedAt: Date
}

/** Shops where something is unwritten or has changed by itself. */
export async function listShopsWithUnwrittenStates(now: Date): Promise<ShopToWrite[]> {
  return prisma().$queryRaw<ShopToWrite[]>`
    SELECT id AS "shopId", domain FROM shops
    WHERE installed_at IS NOT NULL AND uninstalled_at IS NULL AND (
      EXISTS (SELECT 1 FROM member_states s
        JOIN members m ON m.shop_id = s.shop_id AND m.id = s.member_id
        WHERE s.shop_id = shops.id AND s.written < s.revision AND m.customer_id IS NOT NULL
          AND m.deleted_at IS NULL
          AND (s.claimed_at IS NULL OR s.claimed_at
            < clock_timestamp() - make_interval(secs => ${leaseSeconds})))
      OR EXISTS (SELECT 1 FROM member_states s WHERE s.shop_id = shops.id AND s.due_at <= ${now}))`
}

export interface ShopToWrite {
  shopId: number
  domain: string
}

/** A state that changes by itself counts as changed once its time has come. */
export async function noteDueStates(shop: ShopTx, now: Date): Promise<void> {
  await shop.sql`
    UPDATE member_states SET revision = revision + 1, due_at = NULL
    WHERE shop_id = ${shop.shopId} AND due_at <= ${now} RETURNING 1 AS one`
}

export function claimStates(shop: ShopTx, limit: number): Promise<StateClaim[]> {
  return shop.sql<StateClaim>`
    SELECT member_id::text AS "memberId", revision, claimed_at AS "claimedAt",
      customer_id AS "customerId"
    FROM claim_states(p_shop_id => ${shop.shopId}::int, p_limit => ${limit}::int,
      p_lease_seconds => ${leaseSeconds}::int)`
}

export interface WrittenState {
  claim: StateClaim
  /** When it changes by itself, if that is still ahead. */
  changesAt: Date | null
}

/**
 * Ends the claims. Where a lease ran out and another writer has taken over, nobody knows whose
 * write Shopify saw last: the state is written once more.
 */
export async function endClaims(shop: ShopTx, written: WrittenState[]): Promise<void> {
  const ids = written.map(({ claim }) => claim.memberId)
  const revisions = written.map(({ claim }) => claim.revision)
  const claimed = written.map(({ claim }) => claim.claimedAt)
  const changes = written.map(({ changesAt }) => changesAt)
  await shop.sql`
    UPDATE member_states s SET
      written = CASE WHEN s.claimed_at = w.claimed_at
        THEN greatest(s.written, w.revision) ELSE s.written END,
      revision = s.revision
        + CASE WHEN s.claimed_at IS NOT DISTINCT FROM w.claimed_at THEN 0 ELSE 1 END,
      claimed_at = CASE WHEN s.claimed_at = w.claimed_at THEN NULL ELSE s.claimed_at END,
      due_at = least(s.due_at, w.changes_at)
    FROM unnest(${ids}::uuid[], ${revisions}::int[], ${claimed}::timestamptz[],
      ${changes}::timestamptz[]) AS w (id, revision, claimed_at, changes_at)
    WHERE s.shop_id = ${shop.shopId} AND s.member_id = w.id RETURNING 1 AS one`
}

/**
 * After a fault nothing is known to be written: the claims run out in `seconds` instead of a
 * minute.
 */
export async function releaseClaims(
  shop: ShopTx,
  claims: StateClaim[],
  seconds: number,
): Promise<void> {
  const ids = claims.map((claim) => claim.memberId)
  await shop.sql`
    UPDATE member_states SET claimed_at =
      clock_timestamp() - make_interval(secs => ${leaseSeconds - seconds})
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${ids}::uuid[]) RETURNING 1 AS one`
}
