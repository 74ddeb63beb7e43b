// POST /admin/oauth/access_token: token exchange and refresh, in the wire format of Shopify's.
import express from 'express'
import { z } from 'zod'
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorContext } from '../context.ts'
import { sendFault } from '../control/send-fault.ts'
import type { Shop, Token } from '../state/world.ts'
import { requestedShop } from './requested-shop.ts'
import { verifySessionToken } from './session-token.ts'
import { issueOffline, issueOnline, useRefreshToken } from './tokens.ts'

const requested = {
  offline: 'urn:shopify:params:oauth:token-type:offline-access-token',
  online: 'urn:shopify:params:oauth:token-type:online-access-token',
} as const

const client = { client_id: z.string(), client_secret: z.string() }
const grant = z.discriminatedUnion('grant_type', [
  z.object({
    ...client,
    grant_type: z.literal('urn:ietf:params:oauth:grant-type:token-exchange'),
    subject_token: z.string(),
    subject_token_type: z.literal('urn:ietf:params:oauth:token-type:id_token'),
    requested_token_type: z.enum([requested.offline, requested.online]),
    expiring: z.union([z.literal('1'), z.literal('0')]).optional(),
  }),
  z.object({ ...client, grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
])

export function oauthRouter(context: SimulatorContext): express.Router {
  const router = express.Router()
  const parsers = [express.json(), express.urlencoded({ extended: false })]
  router.post('/admin/oauth/access_token', ...parsers, (request, response) => {
    const fault = context.faults.take(['access_token'])
    if (fault && sendFault(fault, response)) return
    try {
      const answer = exchange(context, requestedShop(context, request), request.body)
      context.store.touch()
      if (fault?.kind === 'lost_after') response.socket?.destroy()
      else response.json(answer)
    } catch (error) {
      if (!(error instanceof CommerceRefusal)) throw error
      response.status(error.code === 'shop_not_found' ? 404 : 400)
      response.json({ error: error.code, error_description: error.message })
    }
  })
  return router
}

function exchange({ store, config }: SimulatorContext, shop: Shop, body: unknown) {
  const parsed = grant.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new CommerceRefusal('invalid_request', `${issue?.path.join('.')}: ${issue?.message}`)
  }
  const wanted = parsed.data
  if (wanted.client_id !== config.apiKey || wanted.client_secret !== config.apiSecret) {
    throw new CommerceRefusal('invalid_client', 'the client id or secret is wrong')
  }
  if (!shop.installation) {
    throw new CommerceRefusal('app_not_installed', `the app is not installed on ${shop.domain}`)
  }
  const { scopes } = shop.installation
  if (wanted.grant_type === 'refresh_token') {
    const old = useRefreshToken(store.world, shop, wanted.refresh_token)
    if (!old) throw new CommerceRefusal('invalid_grant', 'the refresh token is used up or unknown')
    return offlineAnswer(issueOffline(store.world, shop, scopes))
  }
  const claims = verifySessionToken(config, wanted.subject_token, shop)
  if (wanted.requested_token_type === requested.online) {
    return onlineAnswer(shop, issueOnline(store.world, shop, scopes, claims.sub))
  }
  if (wanted.expiring !== '1') {
    throw new CommerceRefusal('invalid_request', 'apps made since April 2026 must ask for expiring')
  }
  return offlineAnswer(issueOffline(store.world, shop, scopes))
}

const secondsUntil = (atMs: number) => Math.round((atMs - Date.now()) / 1000)

function offlineAnswer(token: Token) {
  return {
    access_token: token.accessToken,
    scope: token.scopes.join(','),
    expires_in: secondsUntil(token.expiresAtMs),
    refresh_token: token.refreshToken,
    refresh_token_expires_in: secondsUntil(token.refreshExpiresAtMs ?? 0),
  }
}

function onlineAnswer(shop: Shop, token: Token) {
  const staff = shop.staff.find((member) => member.id === token.userId) ?? shop.staff[0]
  return {
    access_token: token.accessToken,
    scope: token.scopes.join(','),
    expires_in: secondsUntil(token.expiresAtMs),
    associated_user_scope: token.scopes.join(','),
    associated_user: {
      id: Number(token.userId),
      first_name: staff?.firstName ?? '',
      last_name: staff?.lastName ?? '',
      email: staff?.email ?? '',
      account_owner: true,
      locale: staff?.locale ?? 'en',
      collaborator: false,
      email_verified: true,
    },
  }
}
