// The door of the storefront API. An own check instead of the SDK's: that one would load the shop's
// session, and perhaps refresh its token over the network, for an answer that needs neither.
import { forShop, type ShopDb } from '../../db.server.ts'
import { env } from '../../env.server.ts'
import { type Language, languageOf } from '../../loyalty/explain/languages.ts'
import { findShop, type ShopRow } from '../shop-row.server.ts'
import { answerError } from './answer.ts'
import { verifyProxySignature } from './verify-proxy-signature.ts'

const longestAddress = 45

export interface ProxyRequest {
  shop: ShopDb
  shopRow: ShopRow
  /** The signed-in shopper by Shopify's word, or null for a visitor. */
  customerId: string | null
  /** As the proxy forwards it; tells visitors apart for a minute, and is kept nowhere. */
  clientAddress: string
  /** Of the page that asks (`?locale=`); null where it did not say. */
  language: Language | null
}

/**
 * Throws the answer: 400 or 401 where the signature does not hold, 404 for a shop we do not serve.
 */
export async function requireProxy(request: Request): Promise<ProxyRequest> {
  const { SHOPIFY_API_SECRET, SHOPIFY_API_SECRET_PREVIOUS } = env()
  const secrets = [SHOPIFY_API_SECRET, SHOPIFY_API_SECRET_PREVIOUS].filter(
    (one) => one !== undefined,
  )
  const query = new URL(request.url).searchParams
  const verified = verifyProxySignature(query, secrets, Date.now())
  if (!verified.ok) throw answerError(verified.status, 'invalid_signature', verified.reason)
  const { shop: domain, customerId } = verified.parameters
  const shopRow = await findShop(domain)
  if (!shopRow?.installedAt || shopRow.uninstalledAt) {
    throw answerError(404, 'shop_unknown', 'The rewards program is not installed in this shop.')
  }
  const forwarded = request.headers.get('X-Forwarded-For')?.split(',')[0]?.trim()
  const clientAddress = forwarded?.slice(0, longestAddress) || 'unknown'
  const locale = query.get('locale')
  const language = locale ? languageOf(locale) : null
  return { shop: forShop(shopRow.id), shopRow, customerId, clientAddress, language }
}
