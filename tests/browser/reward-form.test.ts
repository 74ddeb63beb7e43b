// The form of one reward, as it is used in earnest: things of the shop and countries picked by
// name, a slow network, a tab whose session has ended, two tabs on one reward.
import type { Request } from 'playwright-core'
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { Merchant } from './people.ts'

const stack = await openTestStack()
const browser = await openBrowser()
await openShop(stack.control, stack, { pendingDays: 0 })

/** What a loader's or an action's 401 looks like to the page. */
const signedOut = { status: 401, headers: { 'X-Remix-Catch': 'yes' }, body: '' }

const saveButton = ({ page }: Merchant) =>
  page.getByRole('button', { name: 'Save', exact: true }).first()

async function type(merchant: Merchant, label: string, value: string): Promise<void> {
  await merchant.app.getByLabel(label, { exact: true }).first().fill(value)
  await saveButton(merchant).waitFor()
}

async function open(path: string): Promise<Merchant> {
  const merchant = await Merchant.enter(browser, stack)
  await merchant.openApp(path)
  return merchant
}

async function openReward(name: string): Promise<Merchant> {
  const merchant = await open('/app/rewards')
  const link = merchant.app.locator('a[href^="/app/rewards/"]').filter({ hasText: name }).first()
  const href = await link.getAttribute('href')
  await merchant.openApp(String(href))
  await merchant.app.getByLabel('Title', { exact: true }).waitFor()
  return merchant
}

test('products are picked in the admin’s own window, kept, and taken out again', async () => {
  stack.explainFailure()
  const merchant = await openReward('$5 off')
  const { app, page } = merchant
  await app.getByRole('button', { name: 'Select products' }).click()
  await page.getByLabel('Fern Mug').check()
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  await app.getByRole('button', { name: 'Change products' }).waitFor()
  await saveButton(merchant).click()
  await page.getByText('Reward saved').first().waitFor()
  await page.close()
  const again = await openReward('$5 off')
  await again.app.getByRole('button', { name: 'Remove Fern Mug' }).click()
  await again.app.getByRole('button', { name: 'Select products' }).waitFor()
  await saveButton(again).click()
  await again.page.getByText('Reward saved').first().waitFor()
  expect([...merchant.complaints, ...again.complaints]).toEqual([])
  await again.page.close()
})

test('countries are found by their names', async () => {
  const merchant = await open('/app/rewards/new?kind=free_shipping')
  const { app, page } = merchant
  const field = app.getByRole('combobox', { name: 'Only to these countries' })
  for (const country of ['Czechia', 'Israel']) {
    await expect
      .poll(async () => {
        await field.fill(country.slice(0, 4))
        return app.getByRole('option', { name: country }).count()
      })
      .toBe(1)
    await app.getByRole('option', { name: country }).click()
    await app.getByRole('button', { name: `Remove ${country}` }).waitFor()
  }
  await field.fill('Atlantis')
  await app.getByText('No country is called so').waitFor()
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/countries.png` })
  await app.getByRole('button', { name: 'Remove Israel' }).click()
  await saveButton(merchant).click()
  await app.getByRole('heading', { level: 1, name: 'Rewards', exact: true }).waitFor()
  await page.close()
  const again = await openReward('Free shipping')
  await again.app.getByRole('button', { name: 'Remove Czechia' }).waitFor()
  expect(await again.app.getByRole('button', { name: 'Remove Israel' }).count()).toBe(0)
  expect([...merchant.complaints, ...again.complaints]).toEqual([])
  await again.page.close()
})

test('on a slow network saving is seen to be under way, and a second click saves nothing more', async () => {
  const merchant = await openReward('10% off')
  const { page } = merchant
  await type(merchant, 'Price in points', '210')
  let sent = 0
  await page.route('**/app/rewards/**', async (route) => {
    if (route.request().method() === 'POST') {
      sent += 1
      await new Promise((done) => setTimeout(done, 1500))
    }
    await route.continue()
  })
  await saveButton(merchant).dblclick()
  await saveButton(merchant)
    .click({ force: true, timeout: 1000 })
    .catch(() => {})
  await page.getByText('Reward saved').first().waitFor()
  expect(sent).toBe(1)
  expect(merchant.complaints).toEqual([])
  await page.close()
})

test('what is typed while a reward is being saved stays, to be saved next', async () => {
  const merchant = await openReward('10% off')
  const { app, page } = merchant
  await type(merchant, 'Price in points', '215')
  await page.route('**/app/rewards/**', async (route) => {
    if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, 800))
    await route.continue()
  })
  const isSaving = (request: Request) =>
    request.method() === 'POST' && request.url().includes('/app/rewards/')
  const asked = page.waitForRequest(isSaving)
  await saveButton(merchant).click()
  await asked
  await type(merchant, 'Price in points', '216')
  await page.getByText('Reward saved').first().waitFor()
  expect(await app.getByLabel('Price in points', { exact: true }).inputValue()).toBe('216')
  const answered = page.waitForResponse((response) => isSaving(response.request()))
  await saveButton(merchant).click()
  await answered
  const again = await openReward('10% off')
  expect(await again.app.getByLabel('Price in points', { exact: true }).inputValue()).toBe('216')
  expect([...merchant.complaints, ...again.complaints]).toEqual([])
  await again.page.close()
})

test('of two tabs on one reward the second is told, and nothing of the first is lost', async () => {
  const [one, other] = [await openReward('10% off'), await openReward('10% off')]
  await type(one, 'Price in points', '220')
  await type(other, 'Price in points', '230')
  await saveButton(one).click()
  await one.page.getByText('Reward saved').first().waitFor()
  await saveButton(other).click()
  await other.app
    .getByText(/changed meanwhile|somebody else|Somebody else/)
    .first()
    .waitFor()
  await one.page.close()
  const read = await openReward('10% off')
  expect(await read.app.getByLabel('Price in points', { exact: true }).inputValue()).toBe('220')
  await read.page.close()
  await other.page.close()
})

test.each([
  ['/app/program', 'Points', '7', '**/app/program**'],
  ['/app/rewards/amount-off', 'Price in points', '150', '**/app/rewards/**'],
])(
  'a tab on %s whose session has ended says so, and saves nothing',
  async (path, label, value, url) => {
    const merchant = await open(path)
    const { app, page } = merchant
    const before = await app.getByLabel(label, { exact: true }).first().inputValue()
    await type(merchant, label, value)
    await page.route(url, (route) =>
      route.request().method() === 'POST' ? route.fulfill(signedOut) : route.continue(),
    )
    await saveButton(merchant).click()
    await merchant.explains([/Your session has ended/])
    await page.unroute(url)
    await page.close()
    const again = await open(path)
    expect(await again.app.getByLabel(label, { exact: true }).first().inputValue()).toBe(before)
    await again.page.close()
  },
)
