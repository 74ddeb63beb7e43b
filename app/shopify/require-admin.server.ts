// The door of every admin page: who is asking, for which shop. Throws the SDK's own answers
// (bounce page, 401) where the request is not signed in.
import { now } from '../clock.server.ts'
import { forShop, type ShopDb } from '../db.server.ts'
import { authenticate } from '../shopify.server.ts'
import { adminFor } from './admin/admin-for.server.ts'
import type { AdminClient } from './admin/client.ts'
import { install, isInstalled } from './install.server.ts'
import { findShop, type ShopRow } from './shop-row.server.ts'

export interface AdminRequest {
  shop: ShopDb
  shopRow: ShopRow
  admin: AdminClient
  /** `staff/<id>`: who did it, for the books. */
  actor: string
  /** BCP 47, such as `en` or `pt-BR`. */
  locale: string
}

export async function requireAdmin(request: Request): Promise<AdminRequest> {
  const { session, sessionToken } = await authenticate.admin(request)
  const admin = await adminFor(session.shop)
  const known = await findShop(session.shop)
  const shopRow = isInstalled(known) ? known : await install(session.shop, admin, now())
  return {
    shop: forShop(shopRow.id),
    shopRow,
    admin,
    actor: `staff/${sessionToken.sub}`,
    locale: localeOf(request),
  }
}

// Shopify names the merchant's language on the frame's address; later requests carry the browser's.
function localeOf(request: Request): string {
  const named = new URL(request.url).searchParams.get('locale')
  const preferred = request.headers.get('Accept-Language')?.split(',')[0]?.split(';')[0]
  for (const candidate of [named, preferred]) {
    try {
      if (candidate) return new Intl.Locale(candidate.trim()).baseName
    } catch {
      // Not a language tag: the next one decides.
    }
  }
  return 'en'
}
