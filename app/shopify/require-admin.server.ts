// The door of every admin page: who is asking, for which shop. Throws the SDK's own answers
// (bounce page, 401) where the request is not signed in.
import { now } from '../clock.server.ts'
import { forShop, type ShopDb } from '../db.server.ts'
import { chooseLocale, languageOf } from '../loyalty/explain/languages.ts'
import { authenticate } from '../shopify.server.ts'
import { adminFor } from './admin/admin-for.server.ts'
import { type AdminClient, TokenFault } from './admin/client.ts'
import { followEarlyLink } from './follow-early-link.ts'
import { install, isInstalled } from './install.server.ts'
import { refuseUnreadableHost } from './refuse-unreadable-host.ts'
import { findShop, type InstalledShop } from './shop-row.server.ts'

export interface AdminRequest {
  shop: ShopDb
  shopRow: InstalledShop
  admin: AdminClient
  /** `staff/<id>`: who did it, for the books. */
  actor: string
  /** BCP 47, of a language that Perennial speaks, such as `en-GB`. */
  locale: string
}

export async function requireAdmin(request: Request): Promise<AdminRequest> {
  refuseUnreadableHost(request)
  followEarlyLink(request)
  const { session, sessionToken } = await authenticate.admin(request)
  const admin = renewing(request, session.shop)
  const known = await findShop(session.shop)
  const shopRow = isInstalled(known) ? known : await install(session.shop, admin, now())
  return {
    shop: forShop(shopRow.id),
    shopRow,
    admin,
    actor: `staff/${sessionToken.sub}`,
    locale: localeOf(request, shopRow.language),
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

// The shop's own choice goes first. Otherwise Shopify names the merchant's language on the frame's
// address; what the page asks for later says the same in a header (entry.client.tsx).
function localeOf(request: Request, chosen: string | null): string {
  const named = new URL(request.url).searchParams.get('locale')
  const preferred = (request.headers.get('Accept-Language') ?? '')
    .split(',')
    .map((one) => one.split(';')[0])
  const asked = [named, ...preferred]
  if (!chosen) return chooseLocale(asked)
  // The reader's own region still writes its dates, where the language is the same.
  const sameLanguage = asked.filter((one) => one && languageOf(one) === chosen)
  return chooseLocale([...sameLanguage, chosen])
}
