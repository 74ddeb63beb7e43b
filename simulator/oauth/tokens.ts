// Access tokens as the world keeps them. Lifetimes are Shopify's, in real time.
import { randomBytes } from 'node:crypto'
import type { Shop, Token, World } from '../state/world.ts'

const offlineSeconds = 3600
const onlineSeconds = 86_399
const refreshSeconds = 7_776_000

const secret = (prefix: string) => `${prefix}_${randomBytes(16).toString('hex')}`

export function issueOffline(world: World, shop: Shop, scopes: string[]): Token {
  const now = Date.now()
  return keep(world, {
    accessToken: secret('shpat'),
    shop: shop.domain,
    kind: 'offline',
    userId: null,
    scopes,
    expiresAtMs: now + offlineSeconds * 1000,
    refreshToken: secret('shprt'),
    refreshExpiresAtMs: now + refreshSeconds * 1000,
  })
}

export function issueOnline(world: World, shop: Shop, scopes: string[], userId: string): Token {
  return keep(world, {
    accessToken: secret('shpua'),
    shop: shop.domain,
    kind: 'online',
    userId,
    scopes,
    expiresAtMs: Date.now() + onlineSeconds * 1000,
    refreshToken: null,
    refreshExpiresAtMs: null,
  })
}

/** Takes a refresh token out of use and gives its token, or null where it is unknown or stale. */
export function useRefreshToken(world: World, shop: Shop, refreshToken: string): Token | null {
  for (const token of world.tokens.values()) {
    if (token.refreshToken !== refreshToken || token.shop !== shop.domain) continue
    const isFresh = (token.refreshExpiresAtMs ?? 0) > Date.now()
    token.refreshToken = null
    return isFresh ? token : null
  }
  return null
}

export function findToken(world: World, accessToken: string, domain: string): Token | null {
  const token = world.tokens.get(accessToken)
  if (!token || token.shop !== domain || token.expiresAtMs <= Date.now()) return null
  return token
}

export function revokeTokens(world: World, shop: Shop): void {
  for (const token of [...world.tokens.values()]) {
    if (token.shop === shop.domain) world.tokens.delete(token.accessToken)
  }
}

function keep(world: World, token: Token): Token {
  for (const old of [...world.tokens.values()]) {
    const isOver = old.expiresAtMs < Date.now() && (old.refreshExpiresAtMs ?? 0) < Date.now()
    if (isOver) world.tokens.delete(old.accessToken)
  }
  world.tokens.set(token.accessToken, token)
  return token
}
