// The keys that a merchant makes for apps that report reviews. Sealed in the database, shown once.
import { randomBytes, randomUUID } from 'node:crypto'
import { open, seal } from '../../crypto.server.ts'
import type { ShopTx } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'

const mostKeys = 5

export interface ReportKeyRow {
  id: string
  madeAt: string
  usedAt: string | null
}

/** Those that are not revoked, the newest first. */
export async function listReportKeys(shop: ShopTx): Promise<ReportKeyRow[]> {
  const rows = await shop.db.reportKey.findMany({
    where: { shopId: shop.shopId, revokedAt: null },
    orderBy: { madeAt: 'desc' },
    select: { id: true, madeAt: true, usedAt: true },
  })
  return rows.map(({ id, madeAt, usedAt }) => {
    return { id, madeAt: madeAt.toISOString(), usedAt: usedAt?.toISOString() ?? null }
  })
}

/** @returns the key, which is never shown again. Refuses too_many_keys. */
export async function makeReportKey(
  tx: ShopTx,
  { actor, now }: { actor: string; now: Date },
): Promise<Result<string>> {
  if ((await listReportKeys(tx)).length >= mostKeys) return refuse('too_many_keys')
  const id = randomUUID()
  const secret = randomBytes(24).toString('base64url')
  await tx.db.reportKey.create({
    data: {
      shopId: tx.shopId,
      id,
      secret: seal(secret, contextOf(tx, id)),
      madeAt: now,
      madeBy: actor,
    },
  })
  return accept(`${id}.${secret}`)
}

export async function revokeReportKey(tx: ShopTx, id: string, now: Date): Promise<boolean> {
  const where = { shopId: tx.shopId, id, revokedAt: null }
  return (await tx.db.reportKey.updateMany({ where, data: { revokedAt: now } })).count > 0
}

/** @returns the secret of a key that is not revoked; null where there is none. */
export async function findReportSecret(shop: ShopTx, id: string): Promise<string | null> {
  const row = await shop.db.reportKey.findFirst({
    where: { shopId: shop.shopId, id, revokedAt: null },
    select: { secret: true },
  })
  return row && open(row.secret, contextOf(shop, id))
}

export async function noteKeyUsed(tx: ShopTx, id: string, now: Date): Promise<void> {
  await tx.db.reportKey.updateMany({ where: { shopId: tx.shopId, id }, data: { usedAt: now } })
}

const contextOf = ({ shopId }: ShopTx, id: string) => `report-key/${shopId}/${id}`
