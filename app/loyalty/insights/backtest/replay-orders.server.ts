// Values stored orders once more by the very function that values live ones: by programs as if they
// had been in force, or by the versions that were, which must give exactly what is booked.
import type { ShopTx } from '../../../db.server.ts'
import { foldedFor, isForSome, looksBack } from '../../earning/look-back.ts'
import { comparePlaced } from '../../earning/used-points.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { readSnapshot, type StoredSnapshot } from '../../kernel/stored-snapshot.ts'
import { readHistories } from '../../membership/read-membership.server.ts'
import type { Backfill } from '../../program/backfill/backfill.ts'
import { complete, type Program } from '../../settlement/complete-inputs.ts'
import type { KeptInputs } from '../../settlement/order-case.ts'
import { readWholeProgram } from '../../settlement/program/read-whole-program.server.ts'
import { Replayer, type Under, type Worth } from './replayer.ts'

export interface ReplayedOrder {
  id: string
  memberId: string
  snapshot: OrderSnapshot
  /** Points that it is worth in the books. */
  live: number
  /** One for each program that it was replayed through. */
  worths: Worth[]
}

export interface Replay {
  memberIds: string[]
  since: Date
  until: Date
  under: Under[]
  /** As if this had been decided, too. */
  backfill?: Backfill
}

export interface PlacedRow {
  id: string
  memberId: string
  snapshot: StoredSnapshot
  inputs: KeptInputs
  live: number
}

/** Some at a time, so that the database reads the next ones while these are valued. */
const membersAtOnce = 100

export async function replayOrders(shop: ShopTx, replay: Replay): Promise<ReplayedOrder[]> {
  const { memberIds, backfill } = replay
  const program = await readWholeProgram(shop)
  if (backfill) program.backfills.unshift(backfill)
  const groups = Array.from({ length: Math.ceil(memberIds.length / membersAtOnce) }, (_, place) =>
    memberIds.slice(place * membersAtOnce, (place + 1) * membersAtOnce),
  )
  const replayed = groups.map((some) => replaySome(shop, { ...replay, memberIds: some }, program))
  return (await Promise.all(replayed)).flat()
}

async function replaySome(
  shop: ShopTx,
  { memberIds, since, until, under, backfill }: Replay,
  program: Program,
): Promise<ReplayedOrder[]> {
  const { versions } = program
  const drafts = under.filter((one) => one !== 'as_placed')
  const settings = [...versions.map((one) => one.settings), ...drafts]
  // What is kept with an order was used under the versions that were in force.
  const isOther = drafts.length > 0 || backfill !== undefined
  const audiences = program.editions.map(({ audience }) => audience)
  const isFolded = isOther && (isForSome(audiences) || settings.some(looksBack))
  const [rows, histories] = await Promise.all([
    readPlaced(shop, { memberIds, since: isFolded ? new Date(0) : since, until }),
    readHistories(shop, memberIds, { withRecords: true }),
  ])
  const known = { histories, versions, since, isFolded, ...foldedFor(settings, audiences) }
  const replayers = under.map((one) => new Replayer(one, known))
  const orders = rows.map((row) => ({ ...row, snapshot: readSnapshot(row.snapshot) }))
  if (isFolded) orders.sort((one, other) => comparePlaced(one.snapshot, other.snapshot))
  return orders.flatMap(({ id, memberId, snapshot, inputs, live }) => {
    const asPlaced = complete(inputs, { program, histories, memberId, at: snapshot.processedAt })
    const order = { memberId, snapshot, asPlaced }
    const worths = replayers.flatMap((one) => one.worthOf(order) ?? [])
    return worths.length === 0 ? [] : [{ id, memberId, snapshot, live, worths }]
  })
}

/** As one text: what a row of Prisma costs is most of what reading an order costs. */
export async function readPlaced(
  shop: ShopTx,
  { memberIds, since, until }: Pick<Replay, 'memberIds' | 'since' | 'until'>,
): Promise<PlacedRow[]> {
  const [row] = await shop.sql<{ orders: string | null }>`
    SELECT json_agg(json_build_object('id', id, 'memberId', member_id, 'snapshot', snapshot,
      'inputs', inputs, 'live', (SELECT coalesce(sum((effect->>'quantity')::int), 0)
        FROM jsonb_array_elements(evaluation->'effects') effect
        WHERE effect->>'asset' = 'points')))::text AS orders
    FROM orders
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
      AND processed_at >= ${since} AND processed_at < ${until}`
  return JSON.parse(row?.orders ?? '[]') as PlacedRow[]
}
