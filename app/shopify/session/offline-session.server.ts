// The offline session of a shop, for everything that runs without a merchant at the screen.
import type { Session } from '@shopify/shopify-api'
import { openIfOurs } from '../../crypto.server.ts'
import { prisma } from '../../db.server.ts'
import { freshSession } from './fresh-session.server.ts'
import { fromRow } from './session-row.server.ts'

/** The SDK's own naming of offline sessions. */
export const offlineId = (domain: string): string => `offline_${domain}`

export async function offlineSession(domain: string): Promise<Session | undefined> {
  const row = await prisma().session.findUnique({ where: { id: offlineId(domain) } })
  return row ? freshSession(fromRow(row)) : undefined
}

/** Shopify refused this token: forget it, unless another one has taken its place meanwhile. */
export async function refuseToken(domain: string, token: string): Promise<void> {
  const id = offlineId(domain)
  const row = await prisma().session.findUnique({ where: { id } })
  if (!row?.accessToken || openIfOurs(row.accessToken, `${id}/access`) !== token) return
  await prisma().session.updateMany({
    where: { id, accessToken: row.accessToken },
    data: { accessToken: null },
  })
}
