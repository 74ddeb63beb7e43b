// The first sign-in of a shop, or the first one after it had left: what the domain must know of the
// shop is read from Shopify and kept. Books of an earlier installation are taken up again.
import { forShop, prisma } from '../db.server.ts'
import { log } from '../log.server.ts'
import { defaultSettings } from '../loyalty/program/default-settings.ts'
import { rewriteStates } from '../loyalty/storefront/rewrite-states.server.ts'
import type { AdminClient } from './admin/client.ts'
import { readShop } from './admin/read-shop.ts'
import { askImport } from './ask-import.server.ts'
import type { InstalledShop, ShopRow } from './shop-row.server.ts'

/** Repeating it is harmless: the first page load does it twice, in parallel. */
export async function install(
  domain: string,
  admin: AdminClient,
  now: Date,
): Promise<InstalledShop> {
  const facts = await readShop(admin)
  const row = await prisma().shop.upsert({
    where: { domain },
    create: { domain, ...facts, installedAt: now },
    // What was granted beyond the least went with the earlier installation.
    update: { ...facts, installedAt: now, uninstalledAt: null, capabilities: [] },
  })
  await prisma().programDraft.createMany({
    data: {
      shopId: row.id,
      revision: 1,
      settings: defaultSettings(facts.currency),
      updatedAt: now,
    },
    skipDuplicates: true,
  })
  await rewriteStates(forShop(row.id))
  await askImport(forShop(row.id), domain, now)
  log.info({ shopId: row.id }, 'installed')
  return { ...row, currency: facts.currency, timeZone: facts.timeZone }
}

export function isInstalled(row: ShopRow | null): row is InstalledShop {
  const isHere = row?.installedAt != null && row.uninstalledAt === null
  return isHere && row.currency !== null && row.timeZone !== null
}
