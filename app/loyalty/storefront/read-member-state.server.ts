// The one reader of a member's state, for many members at once: a handful of statements, however
// many.
import type { ShopTx } from '../../db.server.ts'
import type { Speech } from '../explain/format.ts'
import { type Language, languageOf } from '../explain/languages.ts'
import { renderBecause } from '../explain/render-because.ts'
import type { Because } from '../kernel/because.ts'
import type { RedemptionRow } from '../rewards/redemption.ts'
import { viewHeld } from './held-reward.ts'
import {
  asOf,
  expiringNext,
  type HistoryLine,
  type LotLeft,
  type MemberState,
  nextChange,
  unsentPoints,
} from './member-state.ts'
import { type FullStanding, readStandings } from './read-standings.server.ts'
import { readVoice } from './read-voice.server.ts'

const newestLines = 10
const newestRedemptions = 20
// Enough transfers to fill the lines, since one change may be spread over several lots.
const newestTransfers = 200

interface Asked {
  now: Date
  /** The page's language; without it each member's own. */
  language?: Language
}

/** @returns null where the shop has no such member. */
export async function readMemberState(
  shop: ShopTx,
  { memberId, ...asked }: Asked & { memberId: string },
): Promise<MemberState | null> {
  const states = await readMemberStates(shop, { memberIds: [memberId], ...asked })
  return states.get(memberId) ?? null
}

export async function readMemberStates(
  shop: ShopTx,
  { memberIds, now, language }: Asked & { memberIds: string[] },
): Promise<Map<string, MemberState>> {
  const voice = await readVoice(shop, now)
  const [members, standings, lots, redemptions, lines] = await Promise.all([
    readBalances(shop, memberIds),
    readStandings(shop, { memberIds, rewards: voice.rewards, now }),
    readLots(shop, memberIds),
    readRedemptions(shop, memberIds),
    readLines(shop, memberIds),
  ])
  return new Map(
    members.map((member) => {
      const mine = <Row extends OfMember>(rows: Row[]) =>
        rows.filter((row) => row.memberId === member.memberId)
      const swept = asOf(mine(lots), member, now)
      const speech = voice.in(language ?? languageOf(member.locale ?? voice.shop))
      const state = compose({ ...member, ...swept.points }, swept.lots, speech, {
        standing: standings.of(member.memberId),
        redemptions: mine(redemptions).map((row) => viewHeld(row, speech.locale)),
        lines: mine(lines),
      })
      return [member.memberId, state]
    }),
  )
}

interface OfMember {
  memberId: string
}
type BalanceRow = OfMember & {
  rev: number
  locale: string | null
  available: number
  pending: number
}
type LineRow = OfMember & {
  id: string
  at: Date
  points: number
  account: HistoryLine['account']
  because: Because
}

interface Known {
  standing: FullStanding
  redemptions: MemberState['redemptions']
  lines: LineRow[]
}

function compose(
  { rev, available, pending }: BalanceRow,
  lots: LotLeft[],
  speech: Speech,
  { standing, redemptions, lines }: Known,
): MemberState {
  const change = nextChange(lots, { available, pending })
  const unsent = unsentPoints(lots)
  return {
    v: 2,
    rev,
    language: speech.locale,
    ...standing,
    points: {
      available,
      pending,
      expiringNext: expiringNext(lots),
      ...(unsent > 0 ? { unsent } : {}),
    },
    nextChangeAt: change?.at.toISOString() ?? null,
    next: change?.next ?? null,
    redemptions,
    history: lines.map(({ id, at, points, account, because }) => ({
      id,
      at: at.toISOString(),
      points,
      account,
      reason: renderBecause(because, speech, points),
    })),
  }
}

function readBalances(shop: ShopTx, memberIds: string[]): Promise<BalanceRow[]> {
  return shop.sql<BalanceRow>`
    SELECT m.id::text AS "memberId", s.revision AS rev, m.locale,
      coalesce(b.available - b.debt, 0) AS available, coalesce(b.pending, 0) AS pending
    FROM unnest(${memberIds}::uuid[]) AS one (id)
    CROSS JOIN LATERAL (SELECT * FROM members
      WHERE shop_id = ${shop.shopId} AND id = one.id OFFSET 0) m
    CROSS JOIN LATERAL (SELECT * FROM member_states
      WHERE shop_id = m.shop_id AND member_id = m.id OFFSET 0) s
    LEFT JOIN LATERAL (SELECT * FROM balances
      WHERE shop_id = m.shop_id AND member_id = m.id AND asset = 'points' OFFSET 0) b ON true`
}

function readLots(shop: ShopTx, memberIds: string[]): Promise<(LotLeft & OfMember)[]> {
  return shop.sql<LotLeft & OfMember>`
    SELECT member_id::text AS "memberId", available_at AS "availableAt",
      expires_at AS "expiresAt", pending_left AS "pendingLeft", available_left AS "availableLeft"
    FROM unnest(${memberIds}::uuid[]) AS one (id) CROSS JOIN LATERAL (SELECT * FROM lots
      WHERE shop_id = ${shop.shopId} AND member_id = one.id AND asset = 'points'
        AND (pending_left > 0 OR available_left > 0) OFFSET 0) l`
}

/** Those that still matter first, then the newest. */
function readRedemptions(shop: ShopTx, memberIds: string[]): Promise<(RedemptionRow & OfMember)[]> {
  return shop.sql<RedemptionRow & OfMember>`
    SELECT r.member_id::text AS "memberId", r.id::text, r.status::text, r.code, r.reward, r.points,
      r.expires_at AS "expiresAt", r.note, r.tracking
    FROM unnest(${memberIds}::uuid[]) AS m (id) CROSS JOIN LATERAL (
      SELECT * FROM redemptions
      WHERE shop_id = ${shop.shopId} AND member_id = m.id
      ORDER BY status IN ('issuing', 'issued', 'returning', 'in_doubt', 'to_do') DESC,
        created_at DESC, id
      LIMIT ${newestRedemptions}) r`
}

/**
 * What came into or left pending and available together, less what is owed; maturing and paying
 * what is owed move between these and are no line. What was done as a customer who was merged into
 * this one counts. A change that was spread over several lots is one line.
 */
function readLines(shop: ShopTx, memberIds: string[]): Promise<LineRow[]> {
  return shop.sql<LineRow>`
    SELECT m.id::text AS "memberId", l.last::text AS id, l.at, l.points, l.account, l.because
    FROM unnest(${memberIds}::uuid[]) AS m (id) CROSS JOIN LATERAL (
      SELECT occurred_at AS at, account, because, sum(points)::int AS points, max(id) AS last
      FROM (
        SELECT id, occurred_at, because,
          CASE WHEN 'pending' IN ("from", "to") THEN 'pending' ELSE 'available' END AS account,
          CASE WHEN "from" IN ('pending', 'available', 'debt') THEN -amount ELSE amount END
            AS points
        FROM transfers
        WHERE shop_id = ${shop.shopId} AND asset = 'points'
          AND member_id = ANY ((SELECT identities(${shop.shopId}::int, m.id))::uuid[])
          AND ("from" IN ('pending', 'available', 'debt'))
            <> ("to" IN ('pending', 'available', 'debt'))
        ORDER BY id DESC LIMIT ${newestTransfers}) t
      GROUP BY occurred_at, account, because
      ORDER BY last DESC LIMIT ${newestLines}) l
    ORDER BY l.last DESC`
}
