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
      EXISTS (SELECT 1 FROM members m WHERE m.shop_id = shops.id
        AND m.state_written < m.state_revision AND m.customer_id IS NOT NULL
        AND (m.state_claimed_at IS NULL OR m.state_claimed_at
          < clock_timestamp() - make_interval(secs => ${leaseSeconds})))
      OR EXISTS (SELECT 1 FROM members m WHERE m.shop_id = shops.id AND m.state_due_at <= ${now}))`
}

export interface ShopToWrite {
  shopId: number
  domain: string
}

/** A state that changes by itself counts as changed once its time has come. */
export async function noteDueStates(shop: ShopTx, now: Date): Promise<void> {
  await shop.sql`
    UPDATE members SET state_revision = state_revision + 1, state_due_at = NULL
    WHERE shop_id = ${shop.shopId} AND state_due_at <= ${now} RETURNING 1 AS one`
}

export function claimStates(shop: ShopTx, limit: number): Promise<StateClaim[]> {
  return shop.sql<StateClaim>`
    UPDATE members SET state_claimed_at = date_trunc('milliseconds', clock_timestamp())
    WHERE shop_id = ${shop.shopId} AND id IN (
      SELECT id FROM members
      WHERE shop_id = ${shop.shopId} AND state_written < state_revision AND customer_id IS NOT NULL
        AND (state_claimed_at IS NULL OR state_claimed_at
          < clock_timestamp() - make_interval(secs => ${leaseSeconds}))
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id::text AS "memberId", customer_id AS "customerId", state_revision AS revision,
      state_claimed_at AS "claimedAt"`
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
    UPDATE members m SET
      state_written = CASE WHEN m.state_claimed_at = w.claimed_at
        THEN greatest(m.state_written, w.revision) ELSE m.state_written END,
      state_revision = m.state_revision
        + CASE WHEN m.state_claimed_at IS NOT DISTINCT FROM w.claimed_at THEN 0 ELSE 1 END,
      state_claimed_at = CASE WHEN m.state_claimed_at = w.claimed_at
        THEN NULL ELSE m.state_claimed_at END,
      state_due_at = least(m.state_due_at, w.changes_at)
    FROM unnest(${ids}::uuid[], ${revisions}::int[], ${claimed}::timestamptz[],
      ${changes}::timestamptz[]) AS w (id, revision, claimed_at, changes_at)
    WHERE m.shop_id = ${shop.shopId} AND m.id = w.id RETURNING 1 AS one`
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
    UPDATE members SET state_claimed_at =
      clock_timestamp() - make_interval(secs => ${leaseSeconds - seconds})
    WHERE shop_id = ${shop.shopId} AND id = ANY(${ids}::uuid[]) RETURNING 1 AS one`
}
