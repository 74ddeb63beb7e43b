import { expect, test } from 'vitest'
import { openTestDatabase } from '../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../app/db.server.ts')

test('every model can be read: the schema and the migrations name the same columns', async () => {
  const models = Object.entries(prisma()).filter(
    ([, model]) => typeof (model as { findFirst?: unknown } | undefined)?.findFirst === 'function',
  )
  expect(models.length).toBeGreaterThan(10)
  for (const [, model] of models) await (model as { findFirst(): Promise<unknown> }).findFirst()
})

test('a query that does not name its shop is refused at the door', async () => {
  const shop = forShop(1)
  await expect(async () => shop.db.member.findMany({ where: { shopId: 2 } })).rejects.toThrow(
    'not bound',
  )
  await expect(async () => shop.db.member.findMany()).rejects.toThrow('not bound')
  await expect(async () => shop.sql`SELECT * FROM members`).rejects.toThrow('not bound')
  await expect(shop.db.member.findMany({ where: { shopId: 1 } })).resolves.toEqual([])
})
