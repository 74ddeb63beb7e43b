// What a shopper does: having each kind of reward, in the panel and in the cart, joining,
// confirming who they are, and what a theme hears of it.
import type { Page } from 'playwright-core'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../../setup/browser.ts'
import { standsStill } from '../stillness.ts'
import { hebrewFern, hebrewProgram } from './hebrew.ts'
import { answerMe, code, everyKind, fern, wholeProgram } from './scenes.ts'
import { type Scene, Stage } from './stage.ts'
import type { Answer } from './stage-cart.ts'
import { openVisitor } from './visitor.ts'

const stage = await Stage.open()
const browser = await openBrowser()
afterAll(() => stage.close())

let page: Page
beforeEach(() => async () => page?.context().close())

const rich = () => fern({ points: { available: 2000, pending: 0, expiringNext: null } })
const issued = (changes: object = {}): Answer => ({
  status: 201,
  body: { redemption: code({ id: 'new', code: 'FERN-NEW', ...changes }) },
})

type Respond = (verb: string, body: Record<string, unknown>) => Answer | null

async function visit(scene: Partial<Scene>, respond: Respond = () => null): Promise<Page> {
  page = await openVisitor(browser)
  const held = scene.member === undefined ? rich() : (scene.member ?? undefined)
  const whole = { program: wholeProgram, blocks: ['rewards-embed'], ...scene, member: held }
  stage.set(whole, (verb, body) => {
    const answer = respond(verb, body)
    return answer ?? (verb === 'me' && held ? answerMe(held) : null)
  })
  await page.goto(stage.address)
  await standsStill(page)
  return page
}

async function openPanel(): Promise<void> {
  await page.locator('.perennial-launcher').click()
  await page.getByRole('dialog').waitFor()
  await standsStill(page)
}

const choose = (id: string) => page.locator(`[data-id="${id}"] [data-action="choose"]`).click()
const confirm = () => page.locator('[data-slot="redeem"]').click()
const said = async (name: string) =>
  (await page.locator(`[data-slot="${name}"]:visible`).first().innerText()).replace(/\s+/g, ' ')
const verbs = () => stage.asked.map(({ verb }) => verb)

describe('before anything is spent', () => {
  test('a code names cost, what is left, combinability, validity and whose it is', async () => {
    await visit({})
    await openPanel()
    await choose('five')
    const facts = (await page.locator('.perennial-facts').innerText()).replace(/\s+/g, ' ')
    expect(facts).toContain('It costs 200 points')
    expect(facts).toContain('You keep 1,800 points')
    expect(facts).toContain('Can be combined with product discounts and shipping discounts')
    expect(facts).toContain('Valid 90 days')
    expect(facts).toContain('Only for ada@example.com')
    expect(verbs()).not.toContain('redeem')
  })

  test.for([
    ['card', /credited at once and cannot be undone/],
    ['credit', /credited at once and cannot be undone/],
    ['tour', /We write to you within two days/],
  ] as const)('%s says what it means to have it', async ([id, text]) => {
    await visit({})
    await openPanel()
    await choose(id)
    const view = page.locator('[data-view="confirm"]')
    expect(await view.innerText()).toMatch(text)
    expect(await view.innerText()).not.toMatch(/can be given back/)
  })
})

test('any amount is chosen in steps, by slider and by buttons, with its money', async () => {
  let wish: Record<string, unknown> = {}
  await visit({}, (verb, body) => {
    if (verb !== 'redeem') return null
    wish = body
    return issued({ label: '$3 off', points: 300 })
  })
  await openPanel()
  await choose('any')
  expect(await said('worth')).toBe('$1 for 100 points')
  expect(await page.locator('[data-slot="less"]').isDisabled()).toBe(true)
  await page.locator('[data-action="more"]').click()
  await page.locator('[data-slot="range-input"]').press('ArrowRight')
  expect(await said('worth')).toBe('$3 for 300 points')
  expect(await said('cost')).toBe('300 points')
  // No more than half of the order.
  expect(await said('minimum')).toBe('$6')
  await page.locator('[data-slot="range-input"]').press('End')
  expect(await said('worth')).toBe('$10 for 1,000 points')
  expect(await page.locator('[data-slot="more"]').isDisabled()).toBe(true)
  await page.locator('[data-slot="range-input"]').press('Home')
  await page.locator('[data-action="more"]').click()
  await page.locator('[data-action="more"]').click()
  await confirm()
  await page.getByText('$3 off is yours').waitFor()
  expect(wish).toMatchObject({ rewardId: 'any', points: 300 })
})

test.for([
  ['card', { kind: 'gift_card', status: 'used', code: 'GIFT1234CARD', label: '$20 gift card' }],
  ['credit', { kind: 'store_credit', status: 'used', code: null, label: '$10 store credit' }],
  ['tour', { kind: 'manual', status: 'to_do', code: null, label: 'A tour' }],
] as const)('%s is had without touching the cart', async ([id, changes]) => {
  await visit({}, (verb) => (verb === 'redeem' ? issued({ ...changes }) : null))
  await openPanel()
  await choose(id)
  await confirm()
  await page.getByText(`${changes.label} is yours`).waitFor()
  const view = page.locator('[data-view="result"]')
  expect(await view.innerText()).not.toMatch(/Give back|Use in cart/)
  if (changes.code) expect(await view.innerText()).toContain(changes.code)
  expect(stage.cart.codes).toEqual([])
})

test('a free product is put into the cart with its code', async () => {
  await visit({}, (verb) =>
    verb === 'redeem' ? issued({ kind: 'free_product', label: 'Free Fern Mug' }) : null,
  )
  await openPanel()
  await choose('mug')
  await confirm()
  await page.getByText('The code is in your cart').waitFor()
  expect(stage.cart.lines.map((line) => line.variant_id)).toEqual([1, 7])
  expect(stage.cart.codes).toEqual(['FERN-NEW'])
})

describe('in the cart', () => {
  const inCart = { blocks: ['rewards-cart'], pageType: 'cart' }
  const back = (verb: string) => (verb === 'cancel' ? issued({ status: 'returned' }) : null)
  const redeems: Respond = (verb) => (verb === 'redeem' ? issued() : back(verb))

  test('a reward is redeemed and applied in place, and the page shows the new sums', async () => {
    await visit(inCart, redeems)
    stage.cart.codes = ['SUMMER']
    await choose('five')
    await confirm()
    await page.waitForEvent('load')
    await page.getByText('The code is in your cart').waitFor()
    expect(stage.cart.codes).toEqual(['SUMMER', 'FERN-NEW'])
    expect(verbs()).not.toContain('cancel')
  })

  test('what ours would displace is restored, the points come back, and it says why', async () => {
    await visit(inCart, redeems)
    stage.cart.codes = ['SUMMER']
    stage.cart.holds = (codes) => codes.slice(-1)
    await choose('five')
    await confirm()
    await page.getByText('$5 off cannot be combined with SUMMER').waitFor()
    expect(await said('text')).toContain('you have your points back')
    expect(stage.cart.codes).toEqual(['SUMMER'])
    expect(verbs().filter((verb) => verb === 'cancel')).toHaveLength(1)
  })

  test('one that does not hold names the minimum and comes back', async () => {
    await visit(inCart, (verb) => (verb === 'redeem' ? issued({ label: '$15 off' }) : back(verb)))
    stage.cart.holds = () => []
    await choose('fifteen')
    await confirm()
    await page.getByText('$15 off needs an order of $40 or more').waitFor()
    expect(stage.cart.codes).toEqual([])
    expect(verbs()).toContain('cancel')
  })

  test('a product that is sold out leaves the cart as it was', async () => {
    await visit(inCart, redeems)
    stage.cart.soldOut = [7]
    await choose('mug')
    await confirm()
    await page.getByText('Fern Mug cannot be added to the cart').waitFor()
    expect(stage.cart.lines).toHaveLength(1)
    expect(verbs()).toContain('cancel')
  })

  test('a product whose code does not hold is taken out again', async () => {
    await visit(inCart, redeems)
    stage.cart.holds = () => []
    await choose('mug')
    await confirm()
    await page.getByText('does not apply to this cart').waitFor()
    expect(stage.cart.lines.map((line) => line.variant_id)).toEqual([1])
  })

  test('a code that is held is applied with one press, and given back with one', async () => {
    await visit({ ...inCart, member: fern() }, back)
    await page.getByRole('button', { name: 'Apply $5 off' }).click()
    await page.waitForEvent('load')
    await page.getByText('$5 off is applied to this order').waitFor()
    await page.getByRole('button', { name: 'Give back $5 off' }).click()
    await page.waitForEvent('load')
    await page.getByText('$5 off was given back').waitFor()
    expect(stage.cart.codes).toEqual([])
  })

  test('an empty cart has no block', async () => {
    await visit({ ...inCart, cart: { item_count: 0 } })
    expect(await page.locator('perennial-rewards').count()).toBe(0)
  })
})

test('pressed twice, a reward is had once; tried again after silence, it is the same request', async () => {
  let answers = 0
  await visit({}, (verb) => {
    if (verb !== 'redeem') return null
    answers += 1
    return answers === 1 ? null : issued()
  })
  await openPanel()
  await choose('five')
  await page.locator('[data-slot="redeem"]').dblclick()
  await page.getByText('No answer came').waitFor()
  await confirm()
  await page.getByText('$5 off is yours').waitFor()
  const ids = stage.asked.filter(({ verb }) => verb === 'redeem').map(({ body }) => body.requestId)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('a refusal is shown where it was asked for, and what stands in the way stays', async () => {
  const message = 'There are not enough points for this: 40 points are missing.'
  const refusal = { status: 409, body: { refusal: { code: 'insufficient_points', message } } }
  await visit({}, (verb) => (verb === 'redeem' ? refusal : null))
  await openPanel()
  await choose('five')
  await confirm()
  await page.getByRole('alert').filter({ hasText: message }).waitFor()
})

describe('who the shopper is', () => {
  const blank: Respond = (verb) =>
    verb === 'me' ? { body: { member: null, program: { rewards: everyKind } } } : null

  test('one whom the proxy does not know is sent to confirm it once, and no more', async () => {
    await visit({}, blank)
    await openPanel()
    const link = page.getByRole('link', { name: 'Confirm sign-in' })
    expect(await link.getAttribute('href')).toBe('/account/login?return_url=%2Fpages%2Frewards')
    expect(await page.getByRole('dialog').innerText()).toContain('2,000 points')
    await link.click()
    await page.waitForURL('**/account/login**')
    await page.goto(stage.address)
    await standsStill(page)
    await openPanel()
    await page.getByText('It could still not be confirmed').waitFor()
    expect(await page.getByRole('link', { name: 'Confirm sign-in' }).isVisible()).toBe(false)
    expect(await page.getByRole('link', { name: 'Sign out' }).getAttribute('href')).toBe(
      '/account/logout',
    )
  })

  test('somebody joins once they accept the terms, and leaves again', async () => {
    const joining = {
      ...wholeProgram,
      membership: { mode: 'joined', terms: { version: '3', url: '/pages/terms' } },
    }
    let status = 'not_joined'
    await visit({ program: joining, member: fern({ status, redemptions: [] }) }, (verb) => {
      if (verb === 'me') return answerMe(fern({ status }))
      if (verb === 'join' || verb === 'leave') {
        status = verb === 'join' ? 'member' : 'left'
        return { body: { membership: { status } } }
      }
      return null
    })
    await openPanel()
    const dialog = page.getByRole('dialog')
    expect(await dialog.innerText()).not.toContain('Your balance')
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'Accept the terms to join' }).waitFor()
    expect(verbs()).not.toContain('join')
    await page.getByLabel('I accept the terms').check()
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await page.getByText('Welcome to Fern Club').waitFor()
    expect(stage.asked.find(({ verb }) => verb === 'join')?.body).toEqual({ termsVersion: '3' })
    expect(await dialog.innerText()).toContain('Your balance')
    // What Shopify renders is still behind: the next page knows better.
    await page.reload()
    await standsStill(page)
    await openPanel()
    expect(await dialog.innerText()).toContain('Your balance')
    await page.getByText('Your membership', { exact: true }).click()
    await page.getByRole('button', { name: 'Leave Fern Club' }).click()
    expect(verbs()).not.toContain('leave')
    await page.getByRole('button', { name: 'Yes, leave' }).click()
    await page.getByText('You have left Fern Club').first().waitFor()
    expect(await dialog.innerText()).toContain('Join Fern Club')
  })

  test('what is written in another language than the page waits to be asked for', async () => {
    await visit({ member: fern({ language: 'cs' }), blocks: ['rewards-page'] }, (verb) =>
      verb === 'me' ? answerMe(fern()) : null,
    )
    const root = page.locator('perennial-rewards')
    expect(await root.innerText()).not.toContain('Order #1042')
    await page.getByRole('button', { name: 'Show history' }).click()
    await page.getByText('Order #1042: 40 points', { exact: true }).waitFor()
    expect(stage.asked).toMatchObject([{ verb: 'me', locale: 'en' }])
  })
})

test('in another currency amounts are the cart’s, and said to be about so much', async () => {
  await visit({ currency: 'JPY', rate: '150', blocks: ['rewards-page'] })
  const list = page.locator('[data-list="rewards"]')
  await expect.poll(() => list.innerText()).toContain('about ¥750 off')
  expect(await list.innerText()).toContain('On orders of about ¥6,000 or more')
  // Money that the shop pays out stays the shop's.
  expect(await list.innerText()).toContain('$20 gift card')
  await choose('five')
  expect(await said('title')).toBe('Redeem about ¥750 off?')
})

test('the merchant’s own words stand in Liquid and in the script', async () => {
  const texts = {
    en: {
      'launcher.label': 'Leaves',
      'confirm.title': 'Trade leaves for [reward]?',
      'confirm.valid_days.other': 'good for [count] days',
    },
  }
  const words = { en: { one: 'leaf', other: 'leaves' } }
  await visit({ program: { ...wholeProgram, texts, words } })
  expect(await page.locator('.perennial-launcher').innerText()).toMatch(/Leaves\s+2,000 leaves/)
  await openPanel()
  await choose('five')
  expect(await said('title')).toBe('Trade leaves for $5 off?')
  expect(await said('valid')).toBe('good for 90 days')
})

test('a theme opens, reads and follows the rewards by window.Perennial', async () => {
  await visit({ blocks: ['rewards-embed', 'points-bar'] })
  const states = await page.evaluate(async () => {
    const api = (window as unknown as { Perennial: Record<string, CallableFunction> }).Perennial
    const seen: unknown[] = []
    const heard: string[] = []
    for (const what of ['opened', 'updated', 'closed']) {
      document.addEventListener(`perennial:${what}`, () => heard.push(what))
    }
    const end = api.subscribe?.((state: unknown) => seen.push(state))
    await api.refresh?.()
    end()
    const isOpened = api.open?.()
    await new Promise((done) => setTimeout(done, 500))
    api.close?.()
    await new Promise((done) => setTimeout(done, 100))
    return { seen, heard, isOpened }
  })
  const state = { isSignedIn: true, status: 'member', points: { available: 2000, pending: 0 } }
  expect(states).toMatchObject({ seen: [state, state], isOpened: true })
  expect(states.heard[0]).toBe('updated')
  expect(states.heard).toContain('opened')
  expect(states.heard.at(-1)).toBe('closed')
})

test('the bar is gone for the session once it is dismissed', async () => {
  await visit({ blocks: ['points-bar', 'rewards-embed'] })
  await page.getByRole('button', { name: 'Dismiss' }).click()
  expect(await page.locator('perennial-bar').isVisible()).toBe(false)
  await page.reload()
  await standsStill(page)
  expect(await page.locator('perennial-bar').isVisible()).toBe(false)
  expect(stage.asked).toEqual([])
})

test('everything can be done by keyboard, and the focus comes back', async () => {
  await visit({})
  await page.locator('.perennial-launcher').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await standsStill(page)
  await page.locator('[data-id="any"] [data-action="choose"]').focus()
  await page.keyboard.press('Enter')
  await page.locator('[data-slot="title"]:focus').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await page.locator('.perennial-launcher:focus').waitFor()
})

test('a balance that the last page knew is said in the language of this one', async () => {
  const hebrew = { program: hebrewProgram, member: hebrewFern(), locale: 'he' }
  await visit({ ...hebrew, direction: 'rtl' })
  await openPanel()
  expect(await page.locator('.perennial-launcher').innerText()).toContain('נקודות')
  stage.repaint({ program: wholeProgram, locale: 'en', direction: 'ltr' })
  await page.reload()
  await standsStill(page)
  expect(await page.locator('.perennial-launcher').innerText()).toMatch(/460 points/)
})
