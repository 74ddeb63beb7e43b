import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, exchangeBody, signIn, tokenRequest } from '../testing/admin-client.ts'
import { garden, startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await startTestSimulator()
})
afterAll(() => simulator.stop())

const exchange = async (changes: object = {}) => {
  const answer = await tokenRequest(simulator, {
    ...(await exchangeBody(simulator)),
    ...changes,
  })
  return { status: answer.status, json: (await answer.json()) as Answer }
}
const refresh = async (refresh_token: string) => {
  const answer = await tokenRequest(simulator, { grant_type: 'refresh_token', refresh_token })
  return { status: answer.status, json: (await answer.json()) as Answer }
}

describe('token exchange', () => {
  test('gives an expiring offline token with a refresh token', async () => {
    const { status, json } = await exchange()
    expect(status).toBe(200)
    expect(json.access_token).toMatch(/^shpat_/)
    expect(json.expires_in).toBe(3600)
    expect(json.refresh_token_expires_in).toBe(7_776_000)
    expect(json.scope.split(',')).toContain('read_orders')
  })

  test('gives an online token with its user', async () => {
    const { json } = await exchange({
      requested_token_type: 'urn:shopify:params:oauth:token-type:online-access-token',
    })
    expect(json.associated_user.first_name).toBe('Robin')
    expect(json.refresh_token).toBeUndefined()
  })

  test('refuses a session token that was tampered with', async () => {
    const { subject_token } = await exchangeBody(simulator)
    const [head, , signature] = subject_token.split('.')
    const claims = Buffer.from(JSON.stringify({ exp: 4e9, aud: 'x' })).toString('base64url')
    const { status, json } = await exchange({ subject_token: `${head}.${claims}.${signature}` })
    expect([status, json.error]).toEqual([400, 'invalid_subject_token'])
  })

  test('refuses a session token of another shop', async () => {
    await simulator.post('/shops', { domain: 'other.myshopify.com', name: 'Other' })
    const { subject_token } = await exchangeBody(simulator, 'other.myshopify.com')
    expect((await exchange({ subject_token })).json.error).toBe('invalid_subject_token')
  })

  test('refuses a wrong client secret and a token that never expires', async () => {
    expect((await exchange({ client_secret: 'no' })).json.error).toBe('invalid_client')
    expect((await exchange({ expiring: '0' })).json.error).toBe('invalid_request')
  })

  test('refuses a shop without the app', async () => {
    const body = await exchangeBody(simulator, 'other.myshopify.com')
    const answer = await tokenRequest(simulator, body, 'other.myshopify.com')
    expect(((await answer.json()) as Answer).error).toBe('app_not_installed')
  })
})

describe('refresh', () => {
  test('gives a new pair and takes the refresh token out of use', async () => {
    const { json } = await exchange()
    const first = await refresh(json.refresh_token)
    expect(first.json.access_token).not.toBe(json.access_token)
    expect(first.json.refresh_token).not.toBe(json.refresh_token)
    const second = await refresh(json.refresh_token)
    expect([second.status, second.json.error]).toEqual([400, 'invalid_grant'])
  })

  test('whose answer is lost has used the refresh token all the same', async () => {
    const { json } = await exchange()
    await simulator.post('/faults', { operation: 'access_token', kind: 'lost_after' })
    await expect(refresh(json.refresh_token)).rejects.toThrow('fetch failed')
    expect((await refresh(json.refresh_token)).json.error).toBe('invalid_grant')
  })
})

test('an unknown token is answered with 401', async () => {
  const answer = await fetch(`${simulator.control}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-simulator-host': garden,
      'x-shopify-access-token': 'shpat_unknown',
    },
    body: '{"query":"{shop{id}}"}',
  })
  expect(answer.status).toBe(401)
})

test('uninstalling takes every token of the shop out of use', async () => {
  const admin = await signIn(simulator)
  await simulator.post(`/shops/${garden}/uninstall`)
  expect(await admin('{ shop { id } }')).toMatchObject({
    errors: expect.stringContaining('Invalid'),
  })
  await simulator.post(`/shops/${garden}/install`)
  expect(await admin('{ shop { id } }')).toMatchObject({
    errors: expect.stringContaining('Invalid'),
  })
})
