import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { seedWorld } from './seed.ts'
import { deserialize, openStore, serialize } from './store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openStore({ folder, fresh: () => seedWorld([]) })

test('a world survives its snapshot', () => {
  const world = seedWorld(['read_orders'])
  expect(deserialize(serialize(world))).toEqual(world)
})

test('a change is on disk soon, whole, and read again', async () => {
  const store = open()
  store.requireShop().name = 'Renamed'
  store.touch()
  await vi.waitFor(() => expect(existsSync(join(folder, 'world.json'))).toBe(true))
  expect(readFileSync(join(folder, 'world.json'), 'utf8')).toContain('Renamed')
  expect(open().requireShop().name).toBe('Renamed')
})

test('what is still waiting to be written is written at the end', () => {
  const store = open()
  store.requireShop().name = 'Closed'
  store.touch()
  store.close()
  expect(open().requireShop().name).toBe('Closed')
})

test('a snapshot nobody can read is set aside, and a fresh world begins', () => {
  writeFileSync(join(folder, 'world.json'), '{"format":1,')
  const told = vi.spyOn(console, 'warn').mockImplementation(() => {})
  expect(open().requireShop().name).toBe('Fern & Fable')
  expect(existsSync(join(folder, 'world.json.unreadable'))).toBe(true)
  expect(told).toHaveBeenCalledOnce()
  told.mockRestore()
})

test('a snapshot of an earlier format is brought up to date, with what it held', () => {
  const world = seedWorld(['read_orders']) as any
  const [shop] = world.shops.values()
  for (const name of ['giftCards', 'storeCredit', 'collections', 'sellingPlans', 'markets']) {
    delete shop[name]
  }
  for (const name of ['locales', 'themes', 'bulkOperations', 'customerAccounts', 'plan']) {
    delete shop[name]
  }
  shop.themeSwitches = { 'rewards-widget/rewards-embed': false }
  for (const discount of shop.discounts.values()) delete discount.items
  for (const product of shop.products.values()) delete product.status
  writeFileSync(join(folder, 'world.json'), serialize({ ...world, format: 1 }))
  const loaded = open().requireShop()
  expect(loaded.markets.map(({ currency }) => currency)).toEqual([
    'USD',
    'EUR',
    'JPY',
    'ILS',
    'CZK',
  ])
  expect(loaded.themes[0]?.switches).toEqual({ 'rewards-widget/rewards-embed': false })
  expect(loaded.collections.size).toBeGreaterThan(3)
  expect([...loaded.discounts.values()][0]?.items).toEqual({ kind: 'all' })
  expect([...loaded.products.values()][0]?.status).toBe('ACTIVE')
  expect(loaded.customers.size).toBe(4)
})

test('a shop that is not there is refused by name', () => {
  expect(() => open().requireShop('nowhere.myshopify.com')).toThrow('nowhere.myshopify.com')
})
