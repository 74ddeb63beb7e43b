// What the merchant has let us do, as it is known from the session that we hold.
import { prisma, type ShopDb } from '../db.server.ts'
import { enqueue } from '../queue.server.ts'
import { authenticate } from '../shopify.server.ts'
import type { AdminClient } from './admin/client.ts'
import { readGrants } from './admin/read-grants.ts'
import { allOrdersScope, askImport } from './ask-import.server.ts'
import { refreshCapabilities } from './refresh-capabilities.server.ts'
import { offlineId } from './session/offline-session.server.ts'

/** @returns names of scopes; one that lets us write lets us read as well. */
export async function grantedScopes(domain: string): Promise<string[]> {
  const row = await prisma().session.findUnique({
    where: { id: offlineId(domain) },
    select: { scope: true },
  })
  const named = (row?.scope ?? '').split(',').filter(Boolean)
  const read = named.map((scope) => scope.replace(/^write_/, 'read_'))
  return [...new Set([...named, ...read])].sort()
}

interface Granted {
  shop: ShopDb
  domain: string
  admin: AdminClient
  now: Date
}

/**
 * The merchant has just let us do more: a token that says so is exchanged for at once, and what it
 * opens is taken up.
 */
export async function takeUpScopes(
  request: Request,
  { shop, domain, admin, now }: Granted,
): Promise<void> {
  const before = await grantedScopes(domain)
  const granted = await readGrants(admin)
  if (granted.some((scope) => !before.includes(scope))) {
    await prisma().session.updateMany({
      where: { id: offlineId(domain) },
      data: { accessToken: null, expires: new Date(0) },
    })
    await authenticate.admin(request)
  }
  const after = await grantedScopes(domain)
  if (after.includes(allOrdersScope) && !before.includes(allOrdersScope)) {
    await askImport(shop, domain, now)
  }
  await refreshCapabilities(shop.shopId, admin)
  // What Shopify has to be asked for besides is asked for in the background.
  const { shopId } = shop
  await shop.transaction((tx) =>
    enqueue(tx, 'refresh_shop', { shopId }, { key: `refresh/${shopId}` }),
  )
}
