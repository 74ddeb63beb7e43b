// Every state of every part, on a desktop, on a phone, at 320 pixels and read from right to left:
// what it says, that nothing is in the way of anybody, and that nothing sticks out.
import type { Page } from 'playwright-core'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../../setup/browser.ts'
import { findViolations } from '../find-violations.ts'
import { desktop, phone } from '../people.ts'
import { standsStill } from '../stillness.ts'
import { answeredRewards, hebrewFern, hebrewProgram } from './hebrew.ts'
import { answerMe, fern, wholeProgram, withCard } from './scenes.ts'
import { type Scene, Stage } from './stage.ts'
import { openVisitor } from './visitor.ts'

const stage = await Stage.open()
const browser = await openBrowser()
afterAll(() => stage.close())

const joining = {
  ...wholeProgram,
  membership: { mode: 'joined', terms: { version: '3', url: '/pages/terms' } },
}
const ending = {
  ...wholeProgram,
  phase: { name: 'winding_down', spendUntil: '2027-01-31T12:00:00Z' },
}
const testing = { ...wholeProgram, phase: { name: 'test', spendUntil: null } }
const outside = { redemptions: [], history: [], points: { available: 0, pending: 0 } }
const empty = { ...outside, limitsReached: [] }

const states: [string, Partial<Scene>, RegExp[]][] = [
  ['a visitor', {}, [/Join Fern Club, collect points/, /Sign in/]],
  ['a member', { member: fern() }, [/460 points/, /40 points to \$15 off/, /Valid until Feb 18/]],
  ['a member with nothing', { member: fern(empty) }, [/0 points/, /No codes yet/]],
  [
    'somebody who has not joined',
    {
      program: joining,
      member: fern({
        ...outside,
        status: 'not_joined',
        waiting: { points: 120, until: '2026-12-20T12:00:00Z' },
      }),
    },
    [/I accept the terms/, /120 points are waiting for you. Join by Dec 20/],
  ],
  [
    'somebody who has left',
    { program: joining, member: fern({ ...outside, status: 'left' }) },
    [/You have left Fern Club/],
  ],
  [
    'a stamp card that fills',
    { program: withCard, member: fern({ cards: [{ id: 'sip', stamps: 7, pending: 1 }] }) },
    [/Sip card 7 of 20 stamps 1 stamp pending A full card buys Free drink/],
  ],
  [
    'a full stamp card',
    { program: withCard, member: fern({ cards: [{ id: 'sip', stamps: 21, pending: 0 }] }) },
    [/20 of 20 stamps 1 stamp on the next card Free drink is ready Redeem/],
  ],
  ['a paused member', { member: fern({ status: 'paused' }) }, [/Your membership is paused/]],
  [
    'a program that ends',
    { program: ending, member: fern() },
    [/Fern Club is coming to an end.*can be spent until Jan 31, 2027/],
  ],
  ['a tester', { program: testing, member: fern({ isTester: true }) }, [/Test mode: only you/]],
  [
    'a program without rewards',
    { program: { ...wholeProgram, rewards: [] }, member: fern() },
    [/There are no rewards yet/],
  ],
  ['sample data', { designMode: true }, [/Sample data/, /320 points/]],
]

const sizes = [
  { name: 'a desktop', viewport: desktop },
  { name: 'a phone', viewport: phone },
  { name: 'the narrowest phone', viewport: { width: 320, height: 640 } },
]

let page: Page
beforeEach(() => async () => page?.context().close())

async function visit(scene: Scene, viewport = desktop): Promise<Page> {
  page = await openVisitor(browser, { viewport, timezoneId: 'America/New_York' })
  const { rewards } = (scene.program ?? wholeProgram) as { rewards: object[] }
  stage.set(scene, (verb) => (verb === 'me' ? answerMe(scene.member ?? fern(), rewards) : null))
  await page.goto(stage.address)
  await standsStill(page)
  return page
}

const saidIn = async (selector: string) =>
  (await page.locator(selector).innerText()).replace(/\s+/g, ' ')

/** Nothing of ours is wider than the screen. */
const sticksOut = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.perennial, .perennial *')]
      .filter((each) => {
        const { left, right, width, height } = each.getBoundingClientRect()
        const isSeen = width > 1 && height > 1 && getComputedStyle(each).visibility !== 'hidden'
        return isSeen && (left < -1 || right > document.documentElement.clientWidth + 1)
      })
      .map((each) => `${each.tagName} ${each.className}`),
  )

/** What it says is said at every size, and nothing is in the way of anybody. */
async function looksWell(selector: string, texts: RegExp[]): Promise<void> {
  for (const { name, viewport } of sizes) {
    await page.setViewportSize(viewport)
    for (const text of texts) await expect.poll(() => saidIn(selector)).toMatch(text)
    expect(await findViolations(page, '.perennial'), name).toEqual([])
    expect(await sticksOut(), name).toEqual([])
  }
}

test.for(states)('the page for %s', async ([, scene, texts]) => {
  await visit({ program: wholeProgram, ...scene, blocks: ['rewards-page'] })
  await looksWell('perennial-rewards', texts)
  expect(stage.asked).toEqual([])
})

test.for(states)('the panel for %s', async ([, scene, texts]) => {
  await visit({ program: wholeProgram, ...scene, blocks: ['rewards-embed'] })
  expect(stage.asked).toEqual([])
  await page.locator('.perennial-launcher').click()
  await page.getByRole('dialog').waitFor()
  await looksWell('dialog', texts)
})

describe('read from right to left', () => {
  const hebrew = {
    program: hebrewProgram,
    member: hebrewFern(),
    locale: 'he',
    direction: 'rtl' as const,
  }

  test.for(['rewards-page', 'rewards-embed', 'rewards-cart', 'points-bar'])('%s', async (block) => {
    await visit({ ...hebrew, blocks: [block], pageType: 'cart' })
    stage.set({ ...hebrew, blocks: [block] }, () => answerMe(hebrew.member, answeredRewards))
    if (block === 'rewards-embed') {
      await page.locator('.perennial-launcher').click()
      await standsStill(page)
    }
    const part = block === 'points-bar' ? 'perennial-bar' : 'perennial-rewards'
    const isListed = block === 'rewards-page' || block === 'rewards-embed'
    await looksWell(part, [/460 נקודות/, ...(isListed ? [/7 מתוך 20 חותמות/] : [])])
    // Nothing is left in another language: names, codes and currencies apart.
    const foreign = async () =>
      (await saidIn(part)).replace(/FERN-[\w-]+|Ada/g, '').match(/[A-Za-z]{2,}/g) ?? []
    await expect.poll(foreign).toEqual([])
  })

  test.for(sizes)('the panel opens on the side where such a page ends, on $name', async (size) => {
    const { viewport } = size
    await visit({ ...hebrew, blocks: ['rewards-embed'] }, viewport)
    const { x, width } = (await page.locator('.perennial-launcher').boundingBox())!
    expect(x + width / 2).toBeLessThan(viewport.width / 2)
  })
})

test.for([
  ['is off', { program: { ...wholeProgram, phase: { name: 'off', spendUntil: null } } }],
  ['runs in the shadow', { program: { ...wholeProgram, phase: { name: 'shadow' } } }],
  ['is tested by others', { program: testing, member: fern() }],
  ['is tested, to a visitor', { program: testing }],
  ['excludes the shopper', { member: fern({ status: 'excluded' }) }],
  [
    'has ended',
    {
      program: { ...ending, phase: { name: 'winding_down', spendUntil: '2026-11-20T12:00:00Z' } },
      member: fern(),
    },
  ],
  ['has not begun', { program: null }],
] as [string, Partial<Scene>][])('a program that %s shows nothing', async ([, scene]) => {
  const blocks = ['points-bar', 'rewards-page', 'rewards-cart', 'rewards-embed']
  await visit({ program: wholeProgram, ...scene, blocks, pageType: 'cart' })
  expect((await page.locator('main').innerText()).trim()).toBe('')
  expect(await page.locator('.perennial').count()).toBe(0)
})

test('what the panel has heard since, the bar says too', async () => {
  const blocks = ['points-bar', 'rewards-embed']
  const scene = { program: wholeProgram, member: fern(empty), blocks }
  await visit(scene)
  stage.set(scene, () => answerMe(fern({ points: { available: 50, pending: 0 } })))
  const bar = page.locator('perennial-bar')
  expect(await bar.innerText()).toMatch(/0 points/)
  await page.locator('.perennial-launcher').click()
  await expect.poll(() => bar.innerText()).toMatch(/50 points/)
  // How far the next reward is was reckoned before.
  expect(await bar.locator('[data-slot="bar-next"]').isVisible()).toBe(false)
})

test('at twice the size of text nothing is cut off or runs into another', async () => {
  await visit(
    { program: wholeProgram, member: fern(), blocks: ['rewards-page'] },
    {
      width: 640,
      height: 450,
    },
  )
  await page.addStyleTag({ content: 'html { font-size: 200% } body { font-size: 200% }' })
  expect(await sticksOut()).toEqual([])
})

test('on a page in a language that we do not speak everything is in English, and says so', async () => {
  await visit({ program: wholeProgram, member: fern(), blocks: ['rewards-page'], locale: 'fr' })
  const root = page.locator('perennial-rewards')
  expect(await root.getAttribute('lang')).toBe('en')
  expect(await root.getAttribute('dir')).toBe('ltr')
})
