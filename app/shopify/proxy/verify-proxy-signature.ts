// The app proxy's signature, as Shopify describes it
// (https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies): every
// other parameter as key=value, sorted, joined without a separator, signed with the app's secret.
import { createHmac, timingSafeEqual } from 'node:crypto'

const furthestMs = 90_000
// Shopify adds each of these once. A second one could only come from the shopper's address.
const addedOnce = ['shop', 'logged_in_customer_id', 'path_prefix', 'timestamp', 'signature']

// Each has one spelling: what a lenient reader would make of others was not written by Shopify.
const spelling = { signature: /^[0-9a-f]{64}$/, timestamp: /^\d{1,12}$/, customer: /^\d{0,20}$/ }

export interface ProxyParameters {
  shop: string
  /** Null: nobody is signed in. Never taken from anywhere else. */
  customerId: string | null
}

export type Verification =
  | { ok: true; parameters: ProxyParameters }
  | { ok: false; status: 400 | 401; reason: string }

/** @param at the machine's time in milliseconds: signatures belong to the transport. */
export function verifyProxySignature(
  query: URLSearchParams,
  secrets: string[],
  at: number,
): Verification {
  const repeated = addedOnce.find((name) => query.getAll(name).length > 1)
  if (repeated) return { ok: false, status: 400, reason: `${repeated} is given twice` }
  const hidden = addedOnce.find((one) => isHidden(one, query))
  if (hidden) return { ok: false, status: 400, reason: `${hidden} is hidden in a parameter` }
  const signature = query.get('signature') ?? ''
  const message = messageOf(query)
  if (!secrets.some((secret) => isSigned(message, signature, secret))) {
    return { ok: false, status: 401, reason: 'the signature is not valid' }
  }
  const timestamp = query.get('timestamp') ?? ''
  const sentAt = spelling.timestamp.test(timestamp) ? Number(timestamp) * 1000 : Number.NaN
  if (!(Math.abs(at - sentAt) <= furthestMs)) {
    return { ok: false, status: 401, reason: 'the request is too old' }
  }
  return readParameters(query)
}

function readParameters(query: URLSearchParams): Verification {
  const shop = query.get('shop')
  const customer = query.get('logged_in_customer_id') ?? ''
  if (!shop) return { ok: false, status: 400, reason: 'shop is missing' }
  if (!spelling.customer.test(customer)) {
    return { ok: false, status: 400, reason: 'logged_in_customer_id is not a number' }
  }
  const parameters = { shop, customerId: customer || null }
  return { ok: true, parameters }
}

/**
 * What is signed has no separators: cut in another place, the shopper's own words could become a
 * parameter of Shopify's, and Shopify's a part of the shopper's. Whoever got hold of an address
 * that Shopify had signed would be another customer.
 */
function isHidden(name: string, query: URLSearchParams): boolean {
  return [...query].some(
    ([key, value]) =>
      value.includes(`${name}=`) ||
      key.includes(`${name}=`) ||
      (key !== name && name !== 'shop' && key.endsWith(name)),
  )
}

function messageOf(query: URLSearchParams): string {
  const names = [...new Set(query.keys())].filter((name) => name !== 'signature')
  return names
    .map((name) => `${name}=${query.getAll(name).join(',')}`)
    .sort()
    .join('')
}

function isSigned(message: string, signature: string, secret: string): boolean {
  if (!spelling.signature.test(signature)) return false
  const expected = createHmac('sha256', secret).update(message).digest()
  const given = Buffer.from(signature, 'hex')
  return timingSafeEqual(given, expected)
}
