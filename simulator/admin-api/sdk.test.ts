// The vendor's own library as the client: what it accepts, an app's library will accept.
import '@shopify/shopify-api/adapters/node'
import { ApiVersion, RequestedTokenType, shopifyApi } from '@shopify/shopify-api'
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../testing/admin-client.ts'
import {
  apiKey,
  apiSecret,
  garden,
  startTestSimulator,
  type TestSimulator,
} from '../testing/test-simulator.ts'

let simulator: TestSimulator
const shopify = shopifyApi({
  apiKey,
  apiSecretKey: apiSecret,
  apiVersion: '2026-10' as ApiVersion,
  hostName: 'app.example',
  isEmbeddedApp: true,
  logger: { level: 0 },
})

beforeAll(async () => {
  simulator = await startTestSimulator()
  setAbstractFetchFunc((input, init) => {
    const address = new URL(String(input))
    const headers = new Headers(init?.headers)
    headers.set('X-Simulator-Host', address.host)
    return fetch(`${simulator.control}${address.pathname}${address.search}`, { ...init, headers })
  })
})
afterAll(() => simulator.stop())

const signIn = async () => {
  const { json } = await simulator.post('/session-token')
  const { session } = await shopify.auth.tokenExchange({
    shop: garden,
    sessionToken: (json as Answer).idToken,
    requestedTokenType: RequestedTokenType.OfflineAccessToken,
    expiring: true,
  })
  return session
}

test('exchanges a session token, and refreshes the access token', async () => {
  const session = await signIn()
  expect(session.refreshToken).toMatch(/^shprt_/)
  const { session: renewed } = await shopify.auth.refreshToken({
    shop: garden,
    refreshToken: session.refreshToken ?? '',
  })
  expect(renewed.accessToken).not.toBe(session.accessToken)
})

test('creates a discount code, and is refused the same code again', async () => {
  const client = new shopify.clients.Graphql({ session: await signIn() })
  const create = () =>
    client.request<Answer>(
      `mutation Create($discount: DiscountCodeBasicInput!) {
        discountCodeBasicCreate(basicCodeDiscount: $discount) {
          codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { status } } }
          userErrors { code field }
        }
      }`,
      {
        variables: {
          discount: {
            title: 'Five off',
            code: 'SDK-FIVE',
            startsAt: '2026-01-01T00:00:00Z',
            context: { all: 'ALL' },
            customerGets: {
              items: { all: true },
              value: { discountAmount: { amount: '5.00', appliesOnEachItem: false } },
            },
          },
        },
      },
    )
  const created = (await create()).data.discountCodeBasicCreate
  expect(created.codeDiscountNode.codeDiscount.status).toBe('ACTIVE')
  expect((await create()).data.discountCodeBasicCreate.userErrors).toEqual([
    { code: 'TAKEN', field: ['basicCodeDiscount', 'code'] },
  ])
})

test('throws for a query that Shopify would call wrong', async () => {
  const client = new shopify.clients.Graphql({ session: await signIn() })
  await expect(client.request('{ shop { nmae } }')).rejects.toThrow('nmae')
})
