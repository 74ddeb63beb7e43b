import { expect, test } from 'vitest'
import { isSameOrigin } from './require-json.server.ts'

const domain = 'fern.myshopify.com'
const from = (headers: Record<string, string>) => isSameOrigin(new Headers(headers), domain)

test('a browser that says same-origin is believed, whatever domain the shop has', () => {
  expect(from({ 'Sec-Fetch-Site': 'same-origin', Origin: 'https://fern-and-fable.com' })).toBe(true)
})

test('a browser that says anything else is refused', () => {
  for (const site of ['cross-site', 'same-site', 'none', '']) {
    expect(from({ 'Sec-Fetch-Site': site, Origin: `https://${domain}` })).toBe(false)
  }
})

test('where it does not say, the origin must be the shop’s or the one that the proxy forwards', () => {
  expect(from({ Origin: `https://${domain}` })).toBe(true)
  const forwarded = { 'X-Forwarded-Host': 'fern-and-fable.com' }
  expect(from({ Origin: 'https://fern-and-fable.com', ...forwarded })).toBe(true)
  expect(from({ Origin: 'https://evil.example', ...forwarded })).toBe(false)
  expect(from({ Origin: `https://${domain}.evil.example` })).toBe(false)
})

test('neither word of the browser nor a readable origin: refused', () => {
  expect(from({})).toBe(false)
  expect(from({ Origin: 'null' })).toBe(false)
})
