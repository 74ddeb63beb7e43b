import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyProxySignature } from './verify-proxy-signature.ts'

const secret = 'hush'
const at = Date.UTC(2026, 10, 22)
const seconds = String(at / 1000)
const plain = {
  shop: 'fern.myshopify.com',
  logged_in_customer_id: '42',
  path_prefix: '/apps/loyalty',
  timestamp: seconds,
}

function sign(parameters: Record<string, string>, key = secret): URLSearchParams {
  const message = Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('')
  const signature = createHmac('sha256', key).update(message).digest('hex')
  return new URLSearchParams({ ...parameters, signature })
}

const verify = (query: URLSearchParams, secrets = [secret]) =>
  verifyProxySignature(query, secrets, at)

test('the signature of the documented example holds', () => {
  // Values and result from Shopify's page on authenticating app proxies.
  const query = new URLSearchParams(
    'extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb',
  )
  const verified = verifyProxySignature(query, ['hush'], 1317327555_000)
  expect(verified).toMatchObject({ ok: true, parameters: { customerId: '1' } })
})

test('a signed request names shop and customer', () => {
  expect(verify(sign(plain))).toEqual({
    ok: true,
    parameters: { shop: plain.shop, customerId: '42' },
  })
})

test('a blank customer is a visitor', () => {
  const verified = verify(sign({ ...plain, logged_in_customer_id: '' }))
  expect(verified).toMatchObject({ parameters: { customerId: null } })
})

test('any change to a parameter, a foreign key or no signature is refused', () => {
  const forged = sign(plain)
  forged.set('logged_in_customer_id', '43')
  const added = sign(plain)
  added.append('points', '100')
  const unsigned = new URLSearchParams(plain)
  for (const query of [forged, added, unsigned, sign(plain, 'other')]) {
    expect(verify(query)).toMatchObject({ ok: false, status: 401 })
  }
})

test('a parameter of Shopify’s that is given twice is refused', () => {
  const query = sign(plain)
  query.append('logged_in_customer_id', '43')
  expect(verify(query)).toMatchObject({ ok: false, status: 400 })
})

test('a signed address that is cut in other places makes nobody another customer', () => {
  const visitor = { ...plain, logged_in_customer_id: '' }
  const signed = sign({ ...visitor, a: 'xlogged_in_customer_id=43logged_in_customer_ie=' })
  expect(verify(signed)).toMatchObject({ ok: false, status: 400 })
  const { logged_in_customer_id: _, ...rest } = visitor
  const cut = new URLSearchParams({
    ...rest,
    a: 'x',
    logged_in_customer_id: '43',
    logged_in_customer_ie: 'logged_in_customer_id=',
    signature: signed.get('signature') ?? '',
  })
  expect(verify(cut)).toMatchObject({ ok: false, status: 400 })
  const other = sign({ ...visitor, a: 'xshop=fern.myshopify.com' })
  expect(verify(other)).toMatchObject({ ok: false, status: 400 })
})

test('the secret before the last rotation is accepted while it is configured', () => {
  expect(verify(sign(plain, 'old'), ['new', 'old'])).toMatchObject({ ok: true })
  expect(verify(sign(plain, 'old'), ['new'])).toMatchObject({ ok: false })
})

test('ninety seconds are recent, ninety-one are too old or too new; none is no time', () => {
  const sentAt = (offset: number) =>
    verify(sign({ ...plain, timestamp: String(at / 1000 + offset) }))
  expect(sentAt(-90)).toMatchObject({ ok: true })
  expect(sentAt(90)).toMatchObject({ ok: true })
  expect(sentAt(-91)).toMatchObject({ ok: false, status: 401 })
  expect(sentAt(91)).toMatchObject({ ok: false, status: 401 })
  expect(verify(sign({ ...plain, timestamp: '' }))).toMatchObject({ ok: false, status: 401 })
})

test('a customer that is no number is refused, signed or not', () => {
  expect(verify(sign({ ...plain, logged_in_customer_id: '1 OR 1' }))).toMatchObject({ status: 400 })
})

test.each([
  ['in capitals', (signature: string) => signature.toUpperCase()],
  ['with something behind it', (signature: string) => `${signature}zz`],
  ['with half a byte more', (signature: string) => `${signature}a`],
  ['without its end', (signature: string) => signature.slice(0, -2)],
  ['of no length', () => ''],
])('a signature %s is none', (_, change) => {
  const query = sign(plain)
  query.set('signature', change(query.get('signature') ?? ''))
  expect(verify(query)).toMatchObject({ ok: false, status: 401 })
})

test.each([
  `0x${Number(seconds).toString(16)}`,
  `${seconds}.5`,
  ` ${seconds}`,
  '',
  'Infinity',
  '-1',
])('a timestamp spelled "%s" is none', (timestamp) => {
  expect(verify(sign({ ...plain, timestamp }))).toMatchObject({ ok: false, status: 401 })
})

test.each(['7'.repeat(21), '٧', '7,8', '-7', '7 '])('a customer spelled "%s" is none', (id) => {
  const verified = verify(sign({ ...plain, logged_in_customer_id: id }))
  expect(verified).toMatchObject({ ok: false, status: 400 })
})
