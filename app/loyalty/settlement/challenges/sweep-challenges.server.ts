// Challenges that members have reached although nobody orders: a version came into force that asks
// for less, or counts days gone by. Whoever has orders is gone through once for each version.
import { prisma, type ShopDb, type ShopTx } from '../../../db.server.ts'
import { editionsOf } from '../../earning/challenges/editions.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { keepChallenges } from './keep-challenges.server.ts'

const membersAtOnce = 100

/** Shops where members have not been gone through since a version began. */
export function listShopsWithNewVersion(now: Date): Promise<{ shopId: number }[]> {
  return prisma().$queryRaw<{ shopId: number }[]>`
    SELECT s.id AS "shopId" FROM shops s
    CROSS JOIN LATERAL (SELECT number FROM program_versions
      WHERE shop_id = s.id AND effective_from <= ${now}
      ORDER BY effective_from DESC, number DESC LIMIT 1) v
    LEFT JOIN challenge_rounds r ON r.shop_id = s.id
    WHERE r.version IS DISTINCT FROM v.number OR r.finished_at IS NULL
    ORDER BY 1`
}

/** One bounded step. @returns how many members were looked at. */
export function sweepChallenges(shop: ShopDb, now: Date): Promise<number> {
  return shop.transaction(async (tx) => {
    const ids = await nextOfRound(tx, now)
    await keepChallenges(tx, ids, now)
    return ids.length
  })
}

async function nextOfRound(tx: ShopTx, now: Date): Promise<string[]> {
  const version = await readProgramInForce(tx, now)
  if (!version) return []
  const { number } = version
  const [round] = await tx.sql<{ after: string | null }>`
    INSERT INTO challenge_rounds AS r (shop_id, version) VALUES (${tx.shopId}, ${number})
    ON CONFLICT (shop_id) DO UPDATE SET version = EXCLUDED.version,
      after = CASE WHEN r.version = EXCLUDED.version THEN r.after END,
      finished_at = CASE WHEN r.version = EXCLUDED.version THEN r.finished_at END
    RETURNING after::text`
  const after = round?.after ?? '00000000-0000-0000-0000-000000000000'
  // What a version of a moment ago made them reach stays reached, whatever is in force by now.
  const hadAny = editionsOf(await listVersions(tx), now).size > 0
  const rows = hadAny ? await nextMembers(tx, after) : []
  const ids = rows.map(({ id }) => id)
  const finishedAt = ids.length < membersAtOnce ? now : null
  await tx.sql`
    UPDATE challenge_rounds SET after = ${ids.at(-1) ?? after}::uuid, finished_at = ${finishedAt}
    WHERE shop_id = ${tx.shopId} RETURNING 1 AS one`
  return ids
}

function nextMembers(tx: ShopTx, after: string): Promise<{ id: string }[]> {
  return tx.sql<{ id: string }>`
    SELECT id::text FROM members WHERE shop_id = ${tx.shopId} AND id > ${after}::uuid
    ORDER BY id LIMIT ${membersAtOnce}::int`
}
