// What is known of who is in, for many members at once.
import type { ShopTx } from '../../db.server.ts'
import { phaseAt } from '../program/phase.ts'
import { listPhases } from '../program/read-phase.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import { readEarlierWays } from './read-earlier-ways.server.ts'
import {
  type MembershipHistory,
  type MembershipKind,
  type MembershipNow,
  nothingKnown,
  statusAt,
} from './standing.ts'

export type Histories = Map<string, MembershipHistory>

interface Row {
  memberId: string
  kind: MembershipKind | 'tags' | 'record'
  at: Date
  tags: string[] | null
}

/**
 * One statement. @returns only those of whom something is known; with `withRecords`, everybody.
 */
export async function readHistories(
  shop: ShopTx,
  memberIds: string[],
  { withRecords = false } = {},
): Promise<Histories> {
  const histories: Histories = new Map()
  if (memberIds.length === 0) return histories
  const rows = await shop.sql<Row>`
    SELECT member_id::text AS "memberId", kind, occurred_at AS at, NULL::text[] AS tags, id
    FROM membership_changes
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
    UNION ALL
    SELECT member_id::text, 'tags', observed_at, tags, id FROM member_tags
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
    UNION ALL
    SELECT id::text, 'record', joined_at, NULL, 0 FROM members
    WHERE ${withRecords} AND shop_id = ${shop.shopId} AND id = ANY(${memberIds}::uuid[])
    ORDER BY at, id`
  for (const { memberId, kind, at, tags } of rows) {
    const history = histories.get(memberId) ?? { changes: [], tags: [] }
    if (kind === 'record') history.knownSince = at
    else if (kind === 'tags') history.tags.push({ tags: tags ?? [], observedAt: at })
    else history.changes.push({ kind, occurredAt: at })
    histories.set(memberId, history)
  }
  return histories
}

/** What these members are to the program at `at`; everybody asked for is in the answer. */
export async function readMembership(
  shop: ShopTx,
  memberIds: string[],
  at: Date,
): Promise<Map<string, MembershipNow>> {
  const [version, changes] = await Promise.all([readProgramInForce(shop, at), listPhases(shop)])
  const isOpen = version?.settings.membership === 'everyone'
  const earlier = version && !isOpen ? await readEarlierWays(shop, at) : {}
  const withRecords = earlier.everyone !== undefined
  const histories = await readHistories(shop, memberIds, { withRecords })
  const { testMemberIds } = phaseAt(changes, at)
  return new Map(
    memberIds.map((memberId) => {
      const history = histories.get(memberId) ?? nothingKnown
      const settings = version && { ...version.settings, earlier }
      const status = settings ? statusAt(history, settings, at) : 'member'
      return [memberId, { status, isTester: testMemberIds.includes(memberId) }]
    }),
  )
}
