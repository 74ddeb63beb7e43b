import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../testing/admin-client.ts'
import {
  apiSecret,
  garden,
  startTestSimulator,
  type TestSimulator,
} from '../testing/test-simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await startTestSimulator()
})
afterAll(() => simulator.stop())
beforeEach(() => {
  simulator.received.length = 0
  Object.assign(simulator.answerWith, { status: 200, headers: {}, body: '', afterMs: 0 })
})

const proxy = async (input: object) => {
  const { status, json } = await simulator.post('/proxy', input)
  expect(status).toBe(200)
  const [request] = simulator.received
  return { answer: json as Answer, request, url: new URL(request?.url ?? '', 'http://app') }
}

/** Computed from the published rule, apart from the simulator's own code. */
const signatureOf = (query: URLSearchParams) => {
  const values = new Map<string, string[]>()
  for (const [key, value] of query) values.set(key, [...(values.get(key) ?? []), value])
  values.delete('signature')
  const pairs = [...values].map(([key, list]) => `${key}=${list.join(',')}`).sort()
  return createHmac('sha256', apiSecret).update(pairs.join('')).digest('hex')
}

test('a request is signed over its query, shop, time and shopper', async () => {
  const { url } = await proxy({ path: '/me?tab=1&tab=2', customerId: '42' })
  expect(url.pathname).toBe('/proxy/me')
  expect(url.searchParams.getAll('tab')).toEqual(['1', '2'])
  expect(url.searchParams.get('shop')).toBe(garden)
  expect(url.searchParams.get('logged_in_customer_id')).toBe('42')
  expect(url.searchParams.get('path_prefix')).toBe('/apps/loyalty')
  const ageSeconds = Date.now() / 1000 - Number(url.searchParams.get('timestamp'))
  expect(Math.abs(ageSeconds)).toBeLessThan(5)
  expect(url.searchParams.get('signature')).toBe(signatureOf(url.searchParams))
})

test('a visitor is blank, whatever the request claims', async () => {
  const { url } = await proxy({ path: '/apps/loyalty/me?logged_in_customer_id=7&signature=x' })
  expect(url.searchParams.getAll('logged_in_customer_id')).toEqual([''])
  expect(url.searchParams.get('signature')).toBe(signatureOf(url.searchParams))
})

test('cookies pass neither way; a body, its type and the origin do', async () => {
  simulator.answerWith.headers = { 'set-cookie': 'a=b', 'content-type': 'application/json' }
  simulator.answerWith.body = '{"ok":true}'
  simulator.answerWith.status = 201
  const { answer, request } = await proxy({
    path: '/redeem',
    method: 'POST',
    body: { rewardId: 'r' },
    headers: { cookie: 'secret=1' },
  })
  expect(request?.headers.cookie).toBeUndefined()
  expect(request?.headers).toMatchObject({
    'content-type': 'application/json',
    origin: `https://${garden}`,
    'x-forwarded-host': garden,
  })
  expect(request?.body).toBe('{"rewardId":"r"}')
  expect(answer).toMatchObject({ status: 201, body: { ok: true } })
  expect(answer.headers).not.toHaveProperty('set-cookie')
})

test('a clock that was moved does not move the signature', async () => {
  await simulator.post('/clock', { advance: 'P30D' })
  const { url } = await proxy({ path: '/me' })
  const ageSeconds = Date.now() / 1000 - Number(url.searchParams.get('timestamp'))
  expect(Math.abs(ageSeconds)).toBeLessThan(5)
  await simulator.post('/clock', { reset: true })
})
