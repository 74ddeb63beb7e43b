// The Admin API as an app calls it: a token by token exchange, then GraphQL.
import { apiKey, apiSecret, garden, type TestSimulator } from './test-simulator.ts'

/** Of any shape: what it holds is what the tests assert. */
export type Answer = any

const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange'

export function tokenRequest(simulator: TestSimulator, body: object, shop = garden) {
  return fetch(`${simulator.control}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-simulator-host': shop },
    body: JSON.stringify({ client_id: apiKey, client_secret: apiSecret, ...body }),
  })
}

export async function exchangeBody(simulator: TestSimulator, shop = garden) {
  const { json } = await simulator.post('/session-token', { shop })
  return {
    subject_token: (json as { idToken: string }).idToken,
    grant_type: exchangeGrant,
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring: '1',
  }
}

export type Admin = (
  query: string,
  variables?: object,
) => Promise<{ data: Answer; errors?: Answer[]; extensions?: Answer }>

export async function signIn(simulator: TestSimulator, shop = garden): Promise<Admin> {
  const answer = await tokenRequest(simulator, await exchangeBody(simulator, shop), shop)
  const { access_token } = (await answer.json()) as { access_token: string }
  return async (query, variables) => {
    const response = await fetch(`${simulator.control}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-simulator-host': shop,
        'x-shopify-access-token': access_token,
      },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Awaited<ReturnType<Admin>>
  }
}
