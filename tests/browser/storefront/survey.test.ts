// A survey as shoppers meet it: by keyboard, on a narrow phone, read from right to left; answered,
// refused, declined.
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
const surveys = [
  {
    id,
    question: 'How likely are you to recommend us to a friend who likes plants?',
    questions: { he: 'מה הסיכוי שתמליצו עלינו לחברים שאוהבים צמחים?' },
    points: 50,
    from: '2026-01-01T00:00:00.000Z',
    until: null,
  },
]
const asking = { surveys, ...partTexts({ ...withCard, surveys }) }
const scene: Scene = {
  program: { ...wholeProgram, ...asking } as Scene['program'],
  member: fern(),
  blocks: ['rewards-page'],
}

let page: Page
beforeEach(async () => {
  page = await openVisitor(browser)
  return () => page.context().close()
})

const survey = () => page.locator('[data-survey]')
const send = () => page.getByRole('button', { name: 'Send answer' })

async function visit(shown: Scene, respond?: Parameters<Stage['set']>[1]): Promise<void> {
  stage.set(shown, respond)
  await page.goto(stage.address, { waitUntil: 'load' })
  await survey().waitFor()
}

const answered = { ...fern(), surveys: { answered: [id], orders: 0 } }
const accepts: Parameters<Stage['set']>[1] = (verb) =>
  verb === 'survey'
    ? { body: { answer: { surveyId: id, score: 8, points: 50 } } }
    : answerMe(answered)

test('answered by keyboard alone, it thanks with the points and is not asked again', async () => {
  await visit(scene, accepts)
  expect(stage.asked).toEqual([])
  await page.getByRole('radio', { name: '0', exact: true }).focus()
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight')
  expect(await page.getByRole('radio', { name: '8', exact: true }).isChecked()).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Quick & kind.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Thank you for your answer. You have got 50 points.').waitFor()
  expect(stage.asked[0]).toMatchObject({
    verb: 'survey',
    body: { surveyId: id, score: 8, comment: 'Quick & kind.' },
  })
  expect(await send().isVisible()).toBe(false)
  // The page is painted by Shopify, some seconds behind.
  await page.reload()
  await page.locator('perennial-rewards').waitFor()
  expect(await survey().isVisible()).toBe(false)
})

test('without a number it is not sent, and says what is missing', async () => {
  await visit(scene, accepts)
  await send().click()
  await page.getByText('Choose a number from 0 to 10 first.').waitFor()
  expect(stage.asked).toEqual([])
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('type'))
  expect(focused).toBe('radio')
})

test('a refusal is said in its words, and what was typed stays', async () => {
  const message = 'This survey is closed. Thank you all the same.'
  const refused = { status: 409, body: { refusal: { code: 'survey_over', message } } }
  await visit(scene, (verb) => (verb === 'survey' ? refused : answerMe(fern())))
  await page.getByRole('radio', { name: '10', exact: true }).check()
  await page.getByLabel('Would you like to say why?').fill('Lovely.')
  await send().click()
  await page.getByText(message).waitFor()
  expect(await page.getByLabel('Would you like to say why?').inputValue()).toBe('Lovely.')
})

test('our server away, it says so and can be sent again', async () => {
  let isAway = true
  await visit(scene, (verb, ...rest) => (isAway ? null : accepts(verb, ...rest)))
  await page.getByRole('radio', { name: '9', exact: true }).check()
  await send().click()
  await page.getByText('Your answer did not arrive. Try again.').waitFor()
  isAway = false
  await send().click()
  await page.getByText('Thank you for your answer.').waitFor()
})

test('declined, it asks nobody and stays away', async () => {
  await visit(scene)
  await page.getByRole('button', { name: 'No, thanks' }).click()
  await survey().waitFor({ state: 'hidden' })
  await page.reload()
  await page.locator('perennial-rewards').waitFor()
  expect(await survey().isVisible()).toBe(false)
  expect(stage.asked).toEqual([])
})

const narrow = { width: 320, height: 640 }
const hebrew = {
  ...scene,
  program: { ...hebrewProgram, ...asking } as Scene['program'],
  member: hebrewFern(),
  locale: 'he',
  direction: 'rtl' as const,
}
const looks: [string, typeof phone, Scene][] = [
  ['a phone', phone, scene],
  ['the narrowest phone', narrow, scene],
  ['a phone, from right to left', phone, hebrew],
  ['the panel on a phone', phone, { ...scene, blocks: ['rewards-embed'] }],
  ['the panel on a phone, from right to left', phone, { ...hebrew, blocks: ['rewards-embed'] }],
]
test.for(looks)('on %s nothing sticks out, and nobody is shut out', async ([name, size, shown]) => {
  await page.setViewportSize(size)
  stage.set(shown, () => answerMe(fern()))
  await page.goto(stage.address, { waitUntil: 'load' })
  if (shown.blocks[0] === 'rewards-embed') await page.locator('.perennial-launcher').click()
  await survey().scrollIntoViewIfNeeded()
  const first = await page.getByText('0', { exact: true }).first().boundingBox()
  const last = await page.getByText('10', { exact: true }).first().boundingBox()
  if (size === phone) expect(first?.y).toBe(last?.y)
  if (size === phone) expect((last?.x ?? 0) > (first?.x ?? 0)).toBe(shown.direction !== 'rtl')
  expect(first?.width).toBeGreaterThanOrEqual(24)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect([name, over]).toEqual([name, 0])
  expect(await findViolations(page, '.perennial')).toEqual([])
})
