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

test('a shop that is not there is refused by name', () => {
  expect(() => open().requireShop('nowhere.myshopify.com')).toThrow('nowhere.myshopify.com')
})
