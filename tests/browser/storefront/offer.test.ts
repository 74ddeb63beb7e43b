// A personal offer as shoppers meet it: by keyboard, on a phone, read from right to left; taken,
// dismissed, refused and wanted again, with our server away.
import type { Page } from 'playwright-core'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { partTexts } from '../../../app/loyalty/storefront/parts/part-texts.ts'
import { openBrowser } from '../../setup/browser.ts'
import { findViolations } from '../find-violations.ts'
import { phone } from '../people.ts'
import { hebrewFern, hebrewProgram } from './hebrew.ts'
import { answerMe, fern, wholeProgram, withCard } from './scenes.ts'
import { type Scene, Stage } from './stage.ts'
import { openVisitor } from './visitor.ts'

const stage = await Stage.open()
const browser = await openBrowser()
afterAll(() => stage.close())

const offer = {
  id: '0f6f7b0e-1c55-4a1e-9d0e-0d6a3f6f2a11',
  kind: 'product_off',
  productId: '501',
  variantId: '601',
  handle: 'oat-milk',
  title: 'Oat milk',
  percent: 10,
  mostPieces: 3,
  points: 0,
  times: 4,
  until: '2026-12-04T12:00:00.000Z',
  validDays: 30,
}
const products = { 'oat-milk': { id: 501, title: 'Oat milk', available: true } }
const asking = { hasOffers: true as const, ...partTexts({ ...withCard, hasOffers: true }) }
const scene: Scene = {
  program: { ...wholeProgram, ...asking } as Scene['program'],
  member: { ...fern(), offer } as Scene['member'],
  blocks: ['rewards-page'],
  products,
}

let page: Page
beforeEach(async () => {
  page = await openVisitor(browser)
  return () => page.context().close()
})

const shown = () => page.locator('[data-offer]')
const button = (name: string) => page.getByRole('button', { name })

async function visit(what: Scene, respond?: Parameters<Stage['set']>[1]): Promise<void> {
  stage.set(what, respond)
  await page.goto(stage.address, { waitUntil: 'load' })
}

const says: Parameters<Stage['set']>[1] = (verb) =>
  verb === 'offer' ? { body: { offers: 'dismiss' } } : answerMe(fern())

test('dismissed by keyboard, it goes and says that its product is not offered again', async () => {
  await visit(scene, says)
  expect(stage.asked).toEqual([])
  await button('Not for me').focus()
  await page.keyboard.press('Enter')
  await page.getByText('You will not be offered Oat milk again.').waitFor()
  expect(stage.asked[0]).toMatchObject({
    verb: 'offer',
    body: { do: 'dismiss', offerId: offer.id },
  })
  expect(await shown().isVisible()).toBe(false)
})

test('refused, it says so and offers the way back', async () => {
  await visit(scene, says)
  await button('No personal offers').click()
  await page.getByText('You get no personal offers.').waitFor()
  const focused = await page.evaluate(() => document.activeElement?.textContent)
  expect(focused).toContain('You get no personal offers.')
  await button('Get personal offers again').click()
  await page.getByText('You will get personal offers again.').waitFor()
  expect(stage.asked.map(({ body }) => body.do).filter(Boolean)).toEqual(['refuse', 'allow'])
})

test('our server away, it says so and can be sent again', async () => {
  await visit(scene, () => null)
  await button('Not for me').click()
  await page.getByText('That did not arrive. Try again.').waitFor()
  expect(await shown().isVisible()).toBe(true)
})

test('what is asked for is this offer, for so many pieces, with one request id', async () => {
  const message = 'This offer is over.'
  const refused = { status: 409, body: { refusal: { code: 'offer_over', message } } }
  await visit(scene, (verb) => (verb === 'redeem' ? refused : answerMe(fern())))
  await page.getByLabel('For how many pieces?').selectOption('2')
  await button('Take this offer').first().click()
  await page.getByText('Redeem 10% off Oat milk × 2?').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Take this offer' }).click()
  await page.getByText(message).waitFor()
  expect(stage.asked.find(({ verb }) => verb === 'redeem')).toMatchObject({
    body: { rewardId: 'personal-offer', offerId: offer.id, pieces: 2, points: 0 },
  })
})

const hebrew: Scene = {
  ...scene,
  program: { ...hebrewProgram, ...asking } as Scene['program'],
  member: { ...hebrewFern(), offer } as Scene['member'],
  locale: 'he',
  direction: 'rtl',
}
const looks: [string, { width: number; height: number }, Scene][] = [
  ['a phone', phone, scene],
  ['the narrowest phone', { width: 320, height: 640 }, scene],
  ['a phone, from right to left', phone, hebrew],
  ['the panel on a phone', phone, { ...scene, blocks: ['rewards-embed'] }],
  ['the panel, from right to left', phone, { ...hebrew, blocks: ['rewards-embed'] }],
]
test.for(looks)('on %s nothing sticks out, and nobody is shut out', async ([name, size, what]) => {
  await page.setViewportSize(size)
  await visit(what, () => answerMe({ ...fern(), offer }))
  if (what.blocks[0] === 'rewards-embed') await page.locator('.perennial-launcher').click()
  await shown().scrollIntoViewIfNeeded()
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect([name, over]).toEqual([name, 0])
  expect(await findViolations(page, '.perennial')).toEqual([])
})
