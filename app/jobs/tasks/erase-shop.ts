// Removes everything of a shop, books included: Shopify asks for it two days after an uninstall. A
// shop that has come back meanwhile is left alone.
import { prisma } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import type { Tasks } from '../../queue.server.ts'
import { isInstalledNow } from '../../shopify/is-installed-now.server.ts'

export async function eraseShop({ shopId }: Tasks['erase_shop']): Promise<void> {
  const shop = await prisma().shop.findUnique({ where: { id: shopId } })
  if (!shop) return
  if (await isInstalledNow(shop.domain)) {
    log.info({ shopId }, 'not erased: the shop has installed the app again')
    return
  }
  await prisma().$transaction([
    prisma().$executeRaw`SELECT erase_shop(p_shop_id => ${shopId}::int)`,
    prisma().session.deleteMany({ where: { shop: shop.domain } }),
  ])
  log.info({ shopId }, 'erased')
}
