import { expect, test } from 'vitest'
import { isRewritable, rewriteBody, rewriteHeaders } from './rewrite.ts'

const origins = ['http://127.0.0.1:4500', 'http://localhost:4500']

test("a policy that lets Shopify's admin frame the app lets the simulator's too", () => {
  const policy = 'frame-ancestors https://a.myshopify.com https://admin.shopify.com; img-src *'
  expect(rewriteHeaders({ 'content-security-policy': policy }, origins)).toEqual({
    'content-security-policy': policy.replace(';', ` ${origins.join(' ')};`),
  })
})

test("a policy that forbids Shopify's admin forbids the simulator's", () => {
  const headers = { 'content-security-policy': "frame-ancestors 'none';" }
  expect(rewriteHeaders(headers, origins)).toEqual(headers)
})

test('the preload of the true script is dropped, other links stay', () => {
  const bridge = '<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"; as="script";'
  expect(rewriteHeaders({ link: bridge }, origins)).toEqual({})
  expect(rewriteHeaders({ link: '</a.css>; rel=preload' }, origins)).toHaveProperty('link')
})

test("a redirect to Shopify's admin stays on this machine", () => {
  const location = 'https://admin.shopify.com/store/a/apps/b'
  expect(rewriteHeaders({ location }, origins).location).toBe(
    'http://127.0.0.1:4500/store/a/apps/b',
  )
})

test('pages and scripts name the stand-in, everything else is left alone', () => {
  const script = '<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>'
  expect(rewriteBody(script)).toBe('<script src="/__simulator/app-bridge.js"></script>')
  expect(isRewritable('text/html; charset=utf-8')).toBe(true)
  expect(isRewritable('text/javascript')).toBe(true)
  expect(isRewritable('application/json')).toBe(false)
  expect(isRewritable(undefined)).toBe(false)
})
