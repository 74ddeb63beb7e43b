// The door of every admin page: who is asking, for which shop. Throws the SDK's own answers
// (bounce page, 401) where the request is not signed in.
import { now } from '../clock.server.ts'
import { forShop, type ShopDb } from '../db.server.ts'
import { authenticate } from '../shopify.server.ts'
import { adminFor } from './admin/admin-for.server.ts'
import { type AdminClient, TokenFault } from './admin/client.ts'
import { install, isInstalled } from './install.server.ts'
import { refuseUnreadableHost } from './refuse-unreadable-host.ts'
import { findShop, type InstalledShop } from './shop-row.server.ts'

export interface AdminRequest {
  shop: ShopDb
  shopRow: InstalledShop
  admin: AdminClient
  /** `staff/<id>`: who did it, for the books. */
  actor: string
  /** BCP 47, such as `en` or `pt-BR`. */
  locale: string
}

export async function requireAdmin(request: Request): Promise<AdminRequest> {
  refuseUnreadableHost(request)
  const { session, sessionToken } = await authenticate.admin(request)
  const admin = renewing(request, session.shop)
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

// A token can be withdrawn before it expires: the shop has uninstalled and come back, and the
// notice of it is still on its way. The request carries what a new one is exchanged for.
function renewing(request: Request, domain: string): AdminClient {
  return {
    graphql: async (document, variables) => {
      try {
        return await (await adminFor(domain)).graphql(document, variables)
      } catch (error) {
        if (!(error instanceof TokenFault)) throw error
        await authenticate.admin(request)
        return (await adminFor(domain)).graphql(document, variables)
      }
    },
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
