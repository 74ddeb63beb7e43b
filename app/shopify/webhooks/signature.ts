// Shopify signs the raw bytes: base64 of HMAC-SHA256 with the client secret
// (https://shopify.dev/docs/apps/build/webhooks/subscribe/https).
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

export type SigningKey = KeyObject

// A decoder of base64 overlooks what does not belong there; a signature has one spelling.
const spelling = /^[A-Za-z0-9+/]{43}=$/

/** The secrets in force, the current one first. */
export function signingKeys(...secrets: (string | undefined)[]): SigningKey[] {
  return secrets
    .filter((secret) => secret !== undefined)
    .map((secret) => createSecretKey(secret, 'utf8'))
}

export function isSigned(
  body: Buffer,
  signature: string | string[] | undefined,
  keys: SigningKey[],
): boolean {
  if (typeof signature !== 'string' || !spelling.test(signature)) return false
  const claimed = Buffer.from(signature, 'base64')
  return keys.some((key) => {
    const actual = createHmac('sha256', key).update(body).digest()
    return claimed.length === actual.length && timingSafeEqual(claimed, actual)
  })
}
