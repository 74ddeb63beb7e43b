// A shopper reads why they have their points, while fresh figures arrive.
import { afterAll, expect, test } from 'vitest'
import { openBrowser } from '../../setup/browser.ts'
import { standsStill } from '../stillness.ts'
import { answerMe, fern, history, wholeProgram } from './scenes.ts'
import { Stage } from './stage.ts'
import { openVisitor } from './visitor.ts'

const stage = await Stage.open()
const browser = await openBrowser()
afterAll(() => stage.close())

const told = fern({ history: history.map((entry, n) => ({ ...entry, id: `t${n}` })) })
const explanation = { headline: '', points: 40, steps: [{ text: '40 points for $40', points: 40 }] }
const meAsked = () => stage.asked.filter(({ verb }) => verb === 'me').length

test('what is read stays open, and keeps the focus, when the figures are painted anew', async () => {
  const page = await openVisitor(browser)
  stage.set({ program: wholeProgram, blocks: ['rewards-embed'], member: told }, (verb) =>
    verb === 'me' ? answerMe(told) : { body: { explanation } },
  )
  const said = Promise.withResolvers<void>()
  await page.route('**/apps/loyalty/explain*', async (route) => {
    await said.promise
    await route.continue()
  })
  const paintAnew = async () => {
    const before = meAsked()
    const painted = page.evaluate(
      () => new Promise((done) => document.addEventListener('perennial:updated', done)),
    )
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await painted
    expect(meAsked()).toBe(before + 1)
  }

  await page.goto(stage.address)
  await standsStill(page)
  await page.locator('.perennial-launcher').click()
  await page.getByRole('dialog').waitFor()
  await standsStill(page)
  await page.getByText('History', { exact: true }).click()
  const why = page.getByRole('button', { name: /^Why\?.*#1042/ })
  await why.click()
  await paintAnew()
  said.resolve()
  await page.getByText('40 points for $40').waitFor()
  await paintAnew()
  expect(await page.getByText('40 points for $40').isVisible()).toBe(true)
  expect(await why.getAttribute('aria-expanded')).toBe('true')
  expect(await why.evaluate((button) => button === document.activeElement)).toBe(true)
  await why.click()
  await page.getByText('40 points for $40').waitFor({ state: 'hidden' })
})
