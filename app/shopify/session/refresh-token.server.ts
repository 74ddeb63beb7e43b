// Trades a refresh token for a new session. Shopify rotates the refresh token with it, so two calls
// with the same one would lose the shop: only fresh-session.server.ts calls this, under its lock.
import { Session } from '@shopify/shopify-api'
import { z } from 'zod'
import { env } from '../../env.server.ts'
import { ShopifyFault } from '../admin/client.ts'
import { fetchFromShop } from '../simulator-seam.server.ts'

const timeoutMs = 10_000

const answerSchema = z.object({
  access_token: z.string().min(1),
  scope: z.string(),
  expires_in: z.number().int().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().int().positive(),
})

/**
 * `spent`: used up or withdrawn, for good. `refused`: for another reason, such as our client
 * secret.
 */
export type Refresh = Session | 'spent' | 'refused'

/** @throws ShopifyFault where there is no answer that says anything. */
export async function refreshToken(session: Session): Promise<Refresh> {
  const answer = await post(session.shop, {
    client_id: env().SHOPIFY_API_KEY,
    client_secret: env().SHOPIFY_API_SECRET,
    grant_type: 'refresh_token',
    refresh_token: session.refreshToken ?? '',
  })
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
    const { error } = (await answer.json().catch(() => ({}))) as { error?: string }
    return error === 'invalid_grant' ? 'spent' : 'refused'
  }
  if (!answer.ok) {
    throw new ShopifyFault(`Shopify answered ${answer.status} to a token refresh`, {
      isDoubtful: true,
    })
  }
  const token = answerSchema.parse(await answer.json())
  return new Session({
    id: session.id,
    shop: session.shop,
    state: session.state,
    isOnline: false,
    scope: token.scope,
    accessToken: token.access_token,
    expires: after(token.expires_in),
    refreshToken: token.refresh_token,
    refreshTokenExpires: after(token.refresh_token_expires_in),
  })
}

async function post(shop: string, body: Record<string, string>): Promise<Response> {
  try {
    return await fetchFromShop(`https://${shop}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (cause) {
    throw new ShopifyFault('a token refresh got no answer', { isDoubtful: true, cause })
  }
}

// Tokens belong to the transport: they live by the machine's clock.
function after(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000)
}
