// The Admin API of one shop, with its offline token. Throttling is waited out within bounds (a
// throttled request has surely not run); a refused token is looked up once more, since another
// process may have refreshed it meanwhile.
import { setTimeout as sleep } from 'node:timers/promises'
import { adminApiVersion } from '../api-version.ts'
import { offlineSession, refuseToken } from '../session/offline-session.server.ts'
import { type AdminClient, ShopifyFault, TokenFault } from './client.ts'
import { type Answer, sendGraphql } from './send-graphql.server.ts'
import { noteCost, waitMs } from './throttle.ts'

const mostAttempts = 5
const assumedCost = 50

/** @throws TokenFault where we hold no token of the shop (uninstalled, or never opened). */
export async function adminFor(domain: string): Promise<AdminClient> {
  let fresh: string | null = await requireToken(domain)
  return {
    graphql: <Data>(document: string, variables: Record<string, unknown> = {}) => {
      // The first request has the token that was just looked up; later ones may need a newer one.
      const token = fresh
      fresh = null
      return request<Data>({ domain, token }, document, variables)
    },
  }
}

interface Asking {
  domain: string
  /** Null where it has to be looked up. */
  token: string | null
}

async function request<Data>(
  { domain, token: known }: Asking,
  document: string,
  variables: Record<string, unknown>,
): Promise<Data> {
  const address = `https://${domain}/admin/api/${adminApiVersion}/graphql.json`
  let token = known ?? (await requireToken(domain))
  let cost = assumedCost
  let isTokenRenewed = false
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    await pause(waitMs(domain, cost, Date.now()))
    const answer = await sendGraphql<Data>({ address, token, document, variables })
    note(domain, answer)
    if (answer.kind === 'data') return answer.data
    if (answer.kind === 'throttled') {
      cost = answer.cost?.requestedQueryCost ?? cost
      if (!answer.cost) await pause(answer.retryMs)
      continue
    }
    if (isTokenRenewed) throw new TokenFault(domain)
    isTokenRenewed = true
    await refuseToken(domain, token)
    token = await requireToken(domain)
  }
  throw new ShopifyFault(`${domain} is throttled for longer than we wait`, { isDoubtful: false })
}

async function requireToken(domain: string): Promise<string> {
  const session = await offlineSession(domain)
  if (session?.accessToken && !session.isExpired()) return session.accessToken
  throw new TokenFault(domain)
}

function note<Data>(domain: string, answer: Answer<Data>): void {
  if (answer.kind !== 'unauthorized' && answer.cost) noteCost(domain, answer.cost, Date.now())
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await sleep(ms)
}
