// Shopify's list of what an app in its admin has to look like and do, over every page:
// https://shopify.dev/docs/apps/launch/built-for-shopify/requirements (section 4, as of May 2026).
// A line that is about something this app does not have is held to by its absence.
import { globSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { openShop } from '../../../scripts/demo/open-shop.ts'
import { openBrowser } from '../../setup/browser.ts'
import { openTestStack } from '../../setup/stack.ts'
import { findViolations } from '../find-violations.ts'
import { desktop, Merchant, phone } from '../people.ts'
import { appFrame, everyPage, fillShop, openStill, topPages } from './shop.ts'

const stack = await openTestStack()
const browser = await openBrowser()
await openShop(stack.control, stack, { pendingDays: 0 })
const memberId = await fillShop(stack)
const pathOf = (path: string) => path.replace(':member', memberId)

const texts = globSync('app/{ui,loyalty/explain}/locales/en/*.json').map((path) => ({
  path,
  words: wordsIn(JSON.parse(readFileSync(path, 'utf8'))),
}))

function wordsIn(node: unknown): string[] {
  return typeof node === 'string' ? [node] : Object.values(node as object).flatMap(wordsIn)
}

const saying = (pattern: RegExp) =>
  texts.flatMap(({ path, words }) =>
    words.filter((text) => pattern.test(text)).map((text) => `${path}: ${text}`),
  )

const sizes = [
  { name: 'a desktop', viewport: desktop },
  { name: 'a phone', viewport: phone },
]

// One merchant walks through all pages, so that the browser keeps what it has read.
describe.for(sizes)('on $name', ({ viewport }) => {
  let merchant: Merchant
  beforeAll(async () => {
    merchant = await Merchant.enter(browser, stack, viewport)
  })

  test.for([...everyPage])('%s', async (path) => {
    stack.explainFailure()
    merchant.complaints.length = 0
    const frame = await openStill(merchant, pathOf(path))
    const seen = await frame.evaluate(look)

    // 4.1.1 Content lies in cards and banners, in the look of Shopify's admin.
    expect(seen.cards, '4.1.1 content lies in cards').toBeGreaterThan(0)
    // 4.1.1 Contrast, names and order for everybody (WCAG 2.2 AA).
    expect(await findViolations(frame), '4.1.1 WCAG AA').toEqual([])
    // 4.1.1 A page below another one leads back.
    if (!topPages.has(path)) expect(seen.backLinks, '4.1.1 a way back').toBeGreaterThan(0)
    // 4.1.1 Nothing flickers or jumps while it loads.
    expect(seen.layoutShift, '4.1.1 nothing jumps').toBeLessThanOrEqual(0.1)
    // 4.1.2 Nothing is scrolled sideways.
    expect(seen.overflow, '4.1.2 no sideways scrolling').toBeLessThanOrEqual(0)
    // 4.1.4 Shopify's navigation is the only one, and each page has a title of its own.
    expect(seen.ownNavigation, '4.1.4 App Bridge navigation only').toBe(0)
    expect(seen.title, '4.1.4 a title').not.toBe('')
    expect(seen.headings, '4.1.4 one heading of the first level').toBe(1)
    // 4.1.5 Saving happens in Shopify's save bar, never in a button of the page.
    expect(seen.saveButtons, '4.1.5 the contextual save bar').toEqual([])
    // 4.1.6, 4.3.3 Nothing pops up by itself, and Polaris' own full screen is not used.
    expect(seen.dialogs, '4.3.3 nothing pops up').toBe(0)
    expect(seen.fullscreenBars, '4.1.6 no Polaris full-screen bar').toBe(0)
    // 4.2.4 No error is shown before anybody did anything; none hides in a toast of our own.
    expect(seen.errors, '4.2.4 no errors before interaction').toEqual([])
    expect(seen.ownToasts, '4.2.4 no toasts of our own').toBe(0)
    // 4.2.5 At most one primary action.
    expect(seen.primaryButtons.length, `4.2.5 ${seen.primaryButtons}`).toBeLessThanOrEqual(1)
    // 4.3.3 Red is for errors and what destroys; a shop in good order shows none.
    expect(seen.red, '4.3.3 red only for errors').toEqual([])
    // 4.3.4 One banner at most, and no walls of text.
    expect(seen.banners, '4.3.4 never two banners').toBeLessThanOrEqual(1)
    expect(seen.longTexts, '4.3.4 no walls of text').toEqual([])
    // Session tokens alone: nothing about who is signed in is left in the browser.
    expect(seen.kept, 'no cookies, nothing in storage').toBe('')
    // Every button says what it does.
    expect(seen.unnamed, 'every control has a name').toEqual([])
    // An address that leads nowhere is answered with 404, which a browser's console names.
    if (path !== '/app/nowhere') expect(merchant.complaints).toEqual([])
  })
})

/** Runs in the page: what Shopify's list asks about. */
function look() {
  const shown = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (one) => one.offsetParent !== null && one.getClientRects().length > 0,
    )
  const textOf = (one: Element) => (one.textContent ?? '').replace(/\s+/g, ' ').trim()
  const shifts = performance.getEntriesByType('layout-shift') as unknown as {
    value: number
    hadRecentInput: boolean
  }[]
  const storage = () => {
    try {
      return `${localStorage.length || ''}${sessionStorage.length || ''}`
    } catch {
      return ''
    }
  }
  const nameOf = (one: Element) =>
    textOf(one) || one.getAttribute('aria-label') || one.getAttribute('title') || ''
  return {
    title: document.title,
    cards: shown('.Polaris-ShadowBevel, .Polaris-Banner, .Polaris-LegacyCard').length,
    backLinks: shown('.Polaris-Breadcrumbs__Breadcrumb, [class*="Breadcrumb"] a, a[aria-label]')
      .length,
    layoutShift: shifts
      .filter(({ hadRecentInput }) => !hadRecentInput)
      .reduce((sum, { value }) => sum + value, 0),
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    ownNavigation: shown('.Polaris-Navigation, .Polaris-TopBar, .Polaris-Frame__Navigation').length,
    headings: shown('h1').length,
    saveButtons: shown('button')
      .map(textOf)
      .filter((text) => /^(save|discard)$/i.test(text)),
    dialogs: shown('[role="dialog"]').length,
    fullscreenBars: shown('.Polaris-FullscreenBar').length,
    errors: shown('[id$="Error"], .Polaris-InlineError').map(textOf),
    ownToasts: shown('.Polaris-Frame-Toast, .Polaris-Toast').length,
    primaryButtons: shown('.Polaris-Button--variantPrimary').map(textOf),
    red: shown(
      '.Polaris-Text--critical, .Polaris-Badge--toneCritical, .Polaris-Banner--statusCritical, .Polaris-Button--toneCritical',
    ).map(textOf),
    banners: shown('.Polaris-Banner').length,
    longTexts: shown('p')
      .map(textOf)
      .filter((text) => text.length > 320),
    kept: document.cookie + storage(),
    unnamed: shown('button, a[href], [role="button"]')
      .filter((one) => nameOf(one) === '')
      .map((one) => one.outerHTML.slice(0, 120)),
  }
}

describe('the navigation (4.1.4)', () => {
  test('names no "Home", has no emoji, and stays short enough to be read whole', async () => {
    const merchant = await Merchant.enter(browser, stack)
    await openStill(merchant, '/app')
    const labels = await merchant.page.locator('#app-nav a').allInnerTexts()
    expect(labels.length).toBeGreaterThanOrEqual(5)
    expect(labels.length).toBeLessThanOrEqual(7)
    expect(labels.filter((label) => /^home$/i.test(label))).toEqual([])
    expect(labels.filter((label) => /\p{Extended_Pictographic}/u.test(label))).toEqual([])
    expect(labels.filter((label) => label.length > 20)).toEqual([])
  })

  test('marks the page it belongs to, also below it', async () => {
    const merchant = await Merchant.enter(browser, stack)
    for (const [path, label] of [
      ['/app/health', 'Health'],
      ['/app/settings', 'Settings'],
      [pathOf('/app/members/:member'), 'Members'],
      ['/app/program/templates', 'Program'],
      ['/app/program/file', 'Program'],
      ['/app/program/versions', 'Program'],
      ['/app/program/terms', 'Program'],
    ] as const) {
      await openStill(merchant, path)
      expect(await merchant.page.locator('#app-nav [aria-current]').innerText()).toBe(label)
    }
  })

  test('the app’s name fits (4.1.3)', () => {
    const [, name = ''] = /^name = "(.+)"$/m.exec(readFileSync('shopify.app.toml', 'utf8')) ?? []
    expect(name.length).toBeGreaterThan(0)
    expect(name.length).toBeLessThanOrEqual(20)
  })
})

describe('saving (4.1.5)', () => {
  test('is offered by Shopify’s bar as soon as something changed, and leaving asks first', async () => {
    stack.explainFailure()
    const merchant = await Merchant.enter(browser, stack)
    const { app, page } = merchant
    await openStill(merchant, '/app/program')
    await page.getByText('Unsaved changes').waitFor({ state: 'hidden' })
    const field = app.getByRole('textbox').first()
    await field.fill('77')
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
    await page.locator('#app-nav').getByRole('link', { name: 'Health' }).click()
    await page.getByRole('button', { name: 'Stay' }).click()
    expect(await field.inputValue()).toBe('77')
    await page.getByRole('button', { name: 'Discard' }).click()
  })
})

describe('setting up (4.2.2)', () => {
  test('is short, can be removed, and brought back under Settings', async () => {
    stack.explainFailure()
    const merchant = await Merchant.enter(browser, stack)
    const { app } = merchant
    await openStill(merchant, '/app')
    const guide = app.getByRole('heading', { name: 'Setup guide' })
    await guide.waitFor()
    expect(await app.locator('h3').count()).toBeLessThan(30)
    await app.getByRole('button', { name: 'Remove guide' }).click()
    await guide.waitFor({ state: 'hidden' })
    const isThere = async () => {
      await openStill(merchant, '/app')
      return guide.isVisible()
    }
    await expect.poll(isThere).toBe(false)
    await openStill(merchant, '/app/settings')
    await app.getByRole('button', { name: 'Show the guide again' }).click()
    await app.getByText('is shown on the home page').waitFor()
    await openStill(merchant, '/app')
    await guide.waitFor()
    expect(merchant.complaints).toEqual([])
  })

  test('no other app, account or sign-up is asked for', () => {
    expect(saying(/\b(sign up for|create an account with|install .+ app)\b/i)).toEqual([])
  })
})

describe('the home page (4.2.3)', () => {
  test('says whether the theme shows the app, and how it does', async () => {
    const merchant = await Merchant.enter(browser, stack)
    // Figures that are older than a minute are counted anew while somebody looks, once the app has
    // heard of the new time.
    await stack.control.moveClock({ advance: 'PT2M' })
    const areCounted = async () => {
      await openStill(merchant, '/app')
      return merchant.app.getByText('Customers who came back').isVisible()
    }
    await expect.poll(areCounted).toBe(true)
    await merchant.explains([
      /Panel (on|off) in your theme/,
      /Last 60 days in your store/,
      /Customers who came back/,
      /Last 30 days in your program/,
      /Live/,
    ])
  })
})

describe('errors (4.2.4)', () => {
  test('stand red beside the field, after it was left or saving was tried', async () => {
    stack.explainFailure()
    const merchant = await Merchant.enter(browser, stack)
    const { app, page } = merchant
    await openStill(merchant, '/app/program')
    await app.getByRole('spinbutton').or(app.getByRole('textbox')).first().fill('')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const error = app.locator('[id$="Error"]').first()
    await error.waitFor()
    const id = await error.getAttribute('id')
    expect(await app.locator(`[aria-describedby~="${id}"]`).count()).toBe(1)
    expect(await findViolations(appFrame(merchant))).toEqual([])
  })
})

describe('what is said', () => {
  test('promises no outcome (4.3.1)', () => {
    expect(saying(/guarantee|increase your (sales|revenue)|boost|\d+ ?% more/i)).toEqual([])
  })
  test('presses nobody, and asks for no review (4.3.2)', () => {
    expect(saying(/hurry|limited time|last chance|miss out|5 stars|leave (us )?a review/i)).toEqual(
      [],
    )
  })
  test('advertises nothing and locks nothing (4.3.6, 4.3.7)', () => {
    expect(saying(/upgrade|premium|pro plan|go pro|unlock/i)).toEqual([])
  })
  test('is written once and in sentence case (4.2.1)', () => {
    expect(saying(/\b(\w+) \1\b/i).filter((line) => !/that that|had had/i.test(line))).toEqual([])
    expect(saying(/ {2,}/)).toEqual([])
    expect(saying(/!$/)).toEqual([])
  })
})

test('nothing borrows Shopify’s own signs (4.3.5)', () => {
  const sources = globSync('app/ui/**/*.tsx').map((path) => readFileSync(path, 'utf8'))
  expect(
    sources.filter((text) => /Sidekick|MagicIcon|ShopifyIcon|tone="magic"/.test(text)),
  ).toEqual([])
})

test('App Bridge is the first script of every document', async () => {
  const { openPage } = await import('../../simulator/signed-in.ts')
  for (const path of ['/app', '/app/program', '/app/members', '/app/health', '/app/settings']) {
    const { text } = await openPage(stack, path)
    const [, first = ''] = /<script[^>]*?src="([^"]+)"/.exec(text) ?? []
    expect(first).toMatch(/app-bridge\.js$/)
  }
})
