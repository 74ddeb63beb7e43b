// Reads a shop's name, currency, time zone and what it lets us issue again, after Shopify said
// that something changed.
import { forShop, prisma } from '../../db.server.ts'
import { recordFinding } from '../../findings.server.ts'
import type { Tasks } from '../../queue.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import { readGrants } from '../../shopify/admin/read-grants.ts'
import { readShop } from '../../shopify/admin/read-shop.ts'
import { followGranted } from '../../shopify/follow-granted.server.ts'
import { refreshCapabilities } from '../../shopify/refresh-capabilities.server.ts'

export async function refreshShop(
  { shopId }: Tasks['refresh_shop'],
  { now }: { now: Date },
): Promise<void> {
  const before = await prisma().shop.findUnique({ where: { id: shopId } })
  if (!before?.installedAt || before.uninstalledAt) return
  const admin = await adminFor(before.domain)
  const facts = await readShop(admin)
  await refreshCapabilities(shopId, admin)
  await followGranted(admin, await readGrants(admin))
  const isCurrencyNew = before.currency !== null && before.currency !== facts.currency
  await prisma().shop.update({
    where: { id: shopId },
    data: { ...facts, ...(isCurrencyNew && { programRevision: { increment: 1 } }) },
  })
  if (!isCurrencyNew) return
  // Settled orders keep their amounts; rates and rewards were written for the old currency.
  const detail = { from: before.currency, to: facts.currency }
  await recordFinding(forShop(shopId), { kind: 'currency_changed', subject: 'shop', detail }, now)
}
