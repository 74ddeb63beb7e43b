import { beforeEach, expect, test } from 'vitest'
import { defaultSettings } from '../../../app/loyalty/program/default-settings.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { saveDraft } = await import('../../../app/loyalty/program/save-draft.server.ts')
const { publishDraft } = await import('../../../app/loyalty/program/publish-draft.server.ts')
const { keepTerms, readTerms } = await import(
  '../../../app/loyalty/storefront/terms/keep-terms.server.ts'
)

const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-12-22T10:00:00Z')

let shop = forShop(0)
beforeEach(async () => {
  const domain = `${crypto.randomUUID()}.example`
  const row = await prisma().shop.create({ data: { domain, name: 'Moss', currency: 'USD' } })
  shop = forShop(row.id)
})

async function publish(revision: number, name: string): Promise<void> {
  const settings = { ...defaultSettings('USD'), name }
  await saveDraft(shop, { settings, revision, now })
  const asked = { revision: revision + 1, publishedBy: 'Robin', now, told: 'by letter' }
  expect(await publishDraft(shop, asked)).toMatchObject({ ok: true })
}

const read = (version: number, language: 'en' | 'he' = 'en') =>
  readTerms(shop, { version, language, now: later })

test('terms stay as they were written, whatever the shop is called later', async () => {
  await publish(0, 'Club')
  await keepTerms(shop, now)
  await prisma().shop.update({ where: { id: shop.shopId }, data: { name: 'Fern' } })
  await publish(1, 'Society')
  const [first, second] = [await read(1), await read(2)]
  expect(first?.title).toBe('Terms of Club')
  expect(JSON.stringify(first)).toContain('Moss')
  expect(second?.title).toBe('Terms of Society')
  expect(JSON.stringify(second)).toContain('Fern')
  const where = { shopId: shop.shopId, version: 1 }
  const rows = await prisma().programTerms.findMany({ where, select: { writtenAt: true } })
  expect(rows).toHaveLength(4)
  expect(rows.every(({ writtenAt }) => writtenAt.getTime() === now.getTime())).toBe(true)
})

test('they are written once by many at once, in every language', async () => {
  await publish(0, 'Club')
  await Promise.all(Array.from({ length: 8 }, () => keepTerms(shop, now)))
  expect(await prisma().programTerms.count({ where: { shopId: shop.shopId } })).toBe(4)
  expect((await read(1, 'he'))?.title).toBe('התנאים של Club')
})

test('an archive is changed by nobody, and a version that is not there has no terms', async () => {
  await publish(0, 'Club')
  await keepTerms(shop, now)
  const change = prisma().$executeRaw`UPDATE program_terms SET terms = '{}'`
  await expect(change).rejects.toThrow()
  expect(await read(7)).toBeNull()
})
