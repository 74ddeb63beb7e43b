// Session tokens: what App Bridge hands to the app's pages. HS256 with the client secret, a minute
// long, in real time.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorConfig } from '../config.ts'
import type { Shop } from '../state/world.ts'

const livesSeconds = 60

export interface SessionTokenClaims {
  iss: string
  dest: string
  aud: string
  sub: string
  exp: number
  nbf: number
  iat: number
  jti: string
  sid: string
}

export function signSessionToken(
  config: SimulatorConfig,
  shop: Shop,
  userId: string = shop.staff[0]?.id ?? '1',
): string {
  const now = Math.floor(Date.now() / 1000)
  const claims: SessionTokenClaims = {
    iss: `https://${shop.domain}/admin`,
    dest: `https://${shop.domain}`,
    aud: config.apiKey,
    sub: userId,
    exp: now + livesSeconds,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
  }
  const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${head}.${sign(head, config.apiSecret)}`
}

/** The `host` parameter of an embedded page: the admin's address of the shop, in base64. */
export function hostParameter(shop: Shop): string {
  const handle = shop.domain.replace('.myshopify.com', '')
  return Buffer.from(`admin.shopify.com/store/${handle}`).toString('base64').replace(/=+$/, '')
}

/** @throws CommerceRefusal `invalid_subject_token` with the reason. */
export function verifySessionToken(
  config: SimulatorConfig,
  token: string,
  shop: Shop,
): SessionTokenClaims {
  const refuse = (why: string) => new CommerceRefusal('invalid_subject_token', why)
  const [header = '', payload = '', signature = ''] = token.split('.')
  const expected = Buffer.from(sign(`${header}.${payload}`, config.apiSecret))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw refuse('the signature does not match')
  }
  const claims = decode(payload)
  const now = Math.floor(Date.now() / 1000)
  if (claims.exp <= now) throw refuse('the token has expired')
  if (claims.nbf > now + 5) throw refuse('the token is not valid yet')
  if (claims.aud !== config.apiKey) throw refuse('the token is for another app')
  if (claims.dest !== `https://${shop.domain}`) throw refuse('the token is for another shop')
  return claims
}

function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): SessionTokenClaims {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    throw new CommerceRefusal('invalid_subject_token', 'the token is no JWT')
  }
}
