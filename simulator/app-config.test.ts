import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { hasScope, parseAppConfig, watchAppConfig } from './app-config.ts'
import { appToml } from './testing/app-toml.ts'

const folder = mkdtempSync(join(tmpdir(), 'app-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('scopes, subscriptions, proxy and metafields are read', () => {
  const app = parseAppConfig(appToml({ scopes: ['read_orders'], topics: ['orders/paid'] }))
  expect(app.scopes).toEqual(['read_orders'])
  expect(app.subscriptions.map(({ topic, isCompliance }) => [topic, isCompliance])).toEqual([
    ['orders/paid', false],
    ['customers/data_request', true],
    ['customers/redact', true],
    ['shop/redact', true],
  ])
  expect(app.proxy).toEqual({ url: '/proxy', prefix: 'apps', subpath: 'loyalty' })
  expect(app.metafieldTypes).toEqual(new Map([['customer.loyalty', 'json']]))
})

test('a subscription with a filter is refused aloud', () => {
  const filtered =
    '[[webhooks.subscriptions]]\ntopics = ["orders/paid"]\nuri = "/w"\nfilter = "x:1"'
  expect(() => parseAppConfig(filtered)).toThrow('filter')
})

test('a save is followed, and one that cannot be is told and left aside', () => {
  const path = join(folder, 'shopify.app.toml')
  const save = (text: string, second: number) => {
    writeFileSync(path, text)
    utimesSync(path, second, second)
  }
  save(appToml({ scopes: ['read_orders'] }), 1)
  const app = watchAppConfig(path)
  save(appToml({ scopes: ['read_products'] }), 2)
  expect(app().scopes).toEqual(['read_products'])
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  save('scopes = [', 3)
  expect(app().scopes).toEqual(['read_products'])
  expect(told).toHaveBeenCalledOnce()
  told.mockRestore()
})

test('a write scope includes reading', () => {
  expect(hasScope(['write_customers'], 'read_customers')).toBe(true)
  expect(hasScope(['read_customers'], 'write_customers')).toBe(false)
})
