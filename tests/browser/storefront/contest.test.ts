// A contest as shoppers meet it: entered by keyboard, refused, left; on a narrow phone and read
// from right to left.
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

const id = '0f6f7b0e-1c55-4a1e-9d0e-0d6a3f6f2a11'
const contests = [
  {
    id,
    title: 'Most points of the year 🌿',
    from: '2026-01-01T00:00:00.000Z',
    until: '2099-01-01T00:00:00.000Z',
    decidesAt: '2099-01-08T00:00:00.000Z',
    prizes: [1_000_000, 200_000],
    tie: 'split',
    board: [
      { place: 1, name: 'חבצלת החולות של הערבה', points: 1_234_567 },
      { place: 2, name: 'A name as long as allowed', points: 60 },
      { place: 3, name: null, points: 40 },
    ],
  },
]
const competing = {
  nicknames: true,
  contests,
  ...partTexts({ ...withCard, contests, nicknames: true }),
}
const scene: Scene = {
  program: { ...wholeProgram, ...competing } as unknown as Scene['program'],
  member: fern(),
  blocks: ['rewards-page'],
}
const entered = fern({ nickname: { name: 'Wallflower' }, contests: [{ id, points: 12 }] })

let page: Page
beforeEach(async () => {
  page = await openVisitor(browser)
  return () => page.context().close()
})

const contest = () => page.locator('[data-contest]')

async function visit(shown: Scene, respond?: Parameters<Stage['set']>[1]): Promise<void> {
  stage.set(shown, respond)
  await page.goto(stage.address, { waitUntil: 'load' })
  await contest().waitFor()
}

test('entered by keyboard alone: the field, the button, and what it comes to', async () => {
  await visit(scene, (verb) =>
    verb === 'contest' ? { body: { contest: { id, isIn: true } } } : answerMe(entered),
  )
  expect(stage.asked).toEqual([])
  await contest()
    .getByText(/^Runs until (Dec 31, 2098|Jan \d, 2099)\.$/)
    .waitFor()
  await contest().getByLabel('Nickname').focus()
  await page.keyboard.type('Wallflower')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await contest().getByText('You take part.').waitFor()
  expect(stage.asked[0]).toMatchObject({
    verb: 'contest',
    body: { contestId: id, isIn: true, nickname: 'Wallflower' },
  })
  await contest().getByText('You have 12 points in it.').waitFor()
  expect(await contest().getByLabel('Nickname').isVisible()).toBe(false)
})

test('without a name it is not sent; a refusal is said in its words, and the name stays', async () => {
  const message = 'This nickname is taken. Choose another.'
  const refused = { status: 409, body: { refusal: { code: 'nickname_taken', message } } }
  await visit(scene, (verb) => (verb === 'contest' ? refused : answerMe(fern())))
  await contest().getByRole('button', { name: 'Take part' }).click()
  await contest().getByText('Type a nickname.').waitFor()
  expect(stage.asked).toEqual([])
  await contest().getByLabel('Nickname').fill('Wallflower')
  await contest().getByRole('button', { name: 'Take part' }).click()
  await contest().getByText(message).waitFor()
  expect(await contest().getByLabel('Nickname').inputValue()).toBe('Wallflower')
})

test('left after a second press, and entered again', async () => {
  await visit({ ...scene, member: entered }, (verb) =>
    verb === 'contest' ? { body: { contest: { id, isIn: false } } } : answerMe(fern()),
  )
  await contest().getByRole('button', { name: 'Leave the contest' }).click()
  expect(stage.asked).toEqual([])
  await contest().getByRole('button', { name: 'Really leave?' }).click()
  await contest().getByText('You do not take part any more.').waitFor()
  expect(stage.asked[0]).toMatchObject({ body: { contestId: id, isIn: false } })
  await contest().getByRole('button', { name: 'Take part' }).waitFor()
})

const narrow = { width: 320, height: 640 }
const hebrew = {
  ...scene,
  program: { ...hebrewProgram, ...competing } as unknown as Scene['program'],
  member: hebrewFern({ nickname: { name: 'Wallflower' }, contests: [{ id, points: 12 }] }),
  locale: 'he',
  direction: 'rtl' as const,
}
const looks: [string, typeof phone, Scene][] = [
  ['a phone', phone, { ...scene, member: entered }],
  ['the narrowest phone', narrow, scene],
  ['a phone, from right to left', phone, hebrew],
  ['the panel on a phone', phone, { ...scene, blocks: ['rewards-embed'] }],
  ['the panel on a phone, from right to left', phone, { ...hebrew, blocks: ['rewards-embed'] }],
]
test.for(looks)('on %s nothing sticks out, and nobody is shut out', async ([name, size, shown]) => {
  await page.setViewportSize(size)
  stage.set(shown, () => answerMe(shown.member as ReturnType<typeof fern>))
  await page.goto(stage.address, { waitUntil: 'load' })
  if (shown.blocks[0] === 'rewards-embed') await page.locator('.perennial-launcher').click()
  await contest().scrollIntoViewIfNeeded()
  const line = contest().locator('.perennial-contest__line').first()
  const place = await line.locator('.perennial-contest__place').boundingBox()
  const points = await line.locator('.perennial-contest__points').boundingBox()
  expect((points?.x ?? 0) > (place?.x ?? 0)).toBe(shown.direction !== 'rtl')
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect([name, over]).toEqual([name, 0])
  expect(await findViolations(page, '.perennial')).toEqual([])
})
