// A shop as its row tells it. The row exists from the first sign of the shop, be it a webhook or a
// page; name, currency and time zone are there once the app was opened.
import { prisma } from '../db.server.ts'
import type { Shop } from '../generated/prisma/client.ts'

export type ShopRow = Shop

/** One whose app was opened: nobody has to guess its currency or its day. */
export type InstalledShop = ShopRow & { currency: string; timeZone: string }

export function findShop(domain: string): Promise<ShopRow | null> {
  return prisma().shop.findUnique({ where: { domain } })
}
