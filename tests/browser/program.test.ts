// The program's pages as a merchant uses them: two people at one draft, versions compared and
// restored, the program switched from state to state, at a desk and on a phone.
import { readFile } from 'node:fs/promises'
import type { Page, Request } from 'playwright-core'
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { fits } from './fits.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'
import { standsStill } from './stillness.ts'

const stack = await openTestStack()
const browser = await openBrowser()
await openShop(stack.control, stack, { pendingDays: 0 })

const sizes = [
  ['at a desk', desktop],
  ['on a phone', phone],
] as const

async function enter(viewport = desktop, path = '/app/program'): Promise<Merchant> {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, viewport)
  await merchant.openApp(path)
  await standsStill(merchant.page)
  if (path === '/app/program') {
    await merchant.unfold('When points can be spent')
    await merchant.unfold('Name')
  }
  return merchant
}

async function type(merchant: Merchant, label: string, value: string): Promise<void> {
  await merchant.app.getByLabel(label, { exact: true }).first().fill(value)
  await merchant.page.getByRole('button', { name: 'Save', exact: true }).waitFor()
}

const save = async (merchant: Merchant) => {
  await merchant.page.getByRole('button', { name: 'Save', exact: true }).click()
  await merchant.page.getByText('Draft saved').first().waitFor()
}

const isSaving = (request: Request) =>
  request.method() === 'POST' && request.url().includes('/app/program')

/** What is saved waits on its way until it is let go. */
async function holdSaving(page: Page): Promise<{ asked: Promise<void>; letGo(): void }> {
  const asked = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  await page.route('**/app/program**', async (route) => {
    if (isSaving(route.request())) {
      asked.resolve()
      await held.promise
    }
    await route.fallback()
  })
  return { asked: asked.promise, letGo: held.resolve }
}

test.each(sizes)('%s: a limit is said where it is typed, and nothing is saved', async (_, size) => {
  const merchant = await enter(size)
  const { app, page, complaints } = merchant
  await type(merchant, 'Days until points can be spent', '999')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await app.getByText('Enter 365 or less').waitFor()
  await fits(merchant)
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await expect.poll(() => app.getByText('Enter 365 or less').count()).toBe(0)
  expect(complaints).toEqual([])
  await page.close()
})

test('what is typed while the draft is being saved stays, to be saved next', async () => {
  const merchant = await enter()
  const { app, page, complaints } = merchant
  const { asked, letGo } = await holdSaving(page)
  await type(merchant, 'Days until points can be spent', '5')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await asked
  const name = app.getByLabel('Program name', { exact: true }).first()
  const before = await name.inputValue()
  await name.fill('Fern Club')
  letGo()
  await page.getByText('Draft saved').first().waitFor()
  expect(await name.inputValue()).toBe('Fern Club')
  const saved = page.waitForResponse((response) => isSaving(response.request()))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await saved
  await merchant.openApp('/app/program')
  await merchant.explains([/Program name: Fern Club/, /Days until points can be spent: 5 days/])
  // For the next round of the test.
  await merchant.unfold('When points can be spent')
  await merchant.unfold('Name')
  await type(merchant, 'Program name', before)
  await type(merchant, 'Days until points can be spent', '0')
  await save(merchant)
  expect(complaints).toEqual([])
})

test('what is typed while both changes are being saved stays as well', async () => {
  const [one, other] = [await enter(), await enter()]
  await type(one, 'Days until points can be spent', '4')
  const name = one.app.getByLabel('Program name', { exact: true }).first()
  const before = await name.inputValue()
  await type(other, 'Program name', 'Reed Club')
  await save(other)
  await one.page.getByRole('button', { name: 'Save', exact: true }).click()
  await one.app.getByText('The draft was changed meanwhile').waitFor()
  const { asked, letGo } = await holdSaving(one.page)
  await one.app.getByRole('button', { name: 'Keep both' }).click()
  await asked
  await name.fill('Sedge Club')
  letGo()
  await one.page.getByText('Draft saved').first().waitFor()
  expect(await name.inputValue()).toBe('Sedge Club')
  // For the next round of the test.
  await type(one, 'Program name', before)
  await type(one, 'Days until points can be spent', '0')
  await save(one)
  expect([...one.complaints, ...other.complaints]).toEqual([])
  await one.page.close()
  await other.page.close()
})

test.each(sizes)('%s: what two people changed apart is kept from both', async (_, size) => {
  const [one, other] = [await enter(size), await enter(size)]
  await type(one, 'Days until points can be spent', '3')
  await type(other, 'Program name', size === phone ? 'Leaf Club' : 'Moss Club')
  await save(other)
  await one.page.getByRole('button', { name: 'Save', exact: true }).click()
  await one.app.getByText('The draft was changed meanwhile').waitFor()
  await one.explains([/becomes (Leaf|Moss) Club/, /becomes 3 days/])
  await fits(one)
  await one.app.getByRole('button', { name: 'Keep both' }).click()
  await one.page.getByText('Draft saved').first().waitFor()
  await one.openApp('/app/program')
  // Folded away, the settings say what is set.
  await one.explains([/Program name: (Leaf|Moss) Club/, /Days until points can be spent: 3 days/])
  await one.app.getByText('The draft was replaced').waitFor()
  await one.unfold('When points can be spent')
  // For the next round of the test.
  await type(one, 'Days until points can be spent', '0')
  await save(one)
  expect([...one.complaints, ...other.complaints]).toEqual([])
  await one.page.close()
  await other.page.close()
})

test('where two changed the same thing one is chosen; what was set aside can be brought back', async () => {
  const [one, other] = [await enter(), await enter()]
  await type(one, 'Days until points can be spent', '5')
  await type(other, 'Days until points can be spent', '9')
  await save(other)
  await one.page.getByRole('button', { name: 'Save', exact: true }).click()
  await one.app.getByRole('button', { name: 'Drop my changes' }).click()
  const days = one.app.getByLabel('Days until points can be spent')
  await expect.poll(() => days.inputValue()).toBe('9')
  await one.app.getByRole('button', { name: 'Bring my changes back' }).click()
  await expect.poll(() => days.inputValue()).toBe('5')
  await save(one)
  expect(one.complaints).toEqual([])
  await one.page.close()
  await other.page.close()
})

test('discarding a draft asks nobody twice, and is undone with one press', async () => {
  const merchant = await enter()
  const { app, page } = merchant
  await type(merchant, 'Days until points can be spent', '8')
  await save(merchant)
  await app.getByRole('button', { name: 'Discard draft' }).click()
  const days = app.getByLabel('Days until points can be spent')
  await expect.poll(() => days.inputValue()).toBe('0')
  await app.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => days.inputValue()).toBe('8')
  expect(merchant.complaints).toEqual([])
  await page.close()
})

test('leaving with something unsaved asks first', async () => {
  const merchant = await enter()
  const { app, page } = merchant
  await type(merchant, 'Days until points can be spent', '11')
  await app.getByRole('link', { name: 'Manage rewards' }).click()
  await page.waitForTimeout(500)
  expect(await app.getByLabel('Days until points can be spent').inputValue()).toBe('11')
  await page.close()
})

test.each(sizes)(
  '%s: versions are compared in words, and restored with a way back',
  async (_, size) => {
    const merchant = await enter(size)
    const { app, page } = merchant
    await type(merchant, 'Days until points can be spent', size === phone ? '21' : '20')
    await save(merchant)
    await app.getByRole('button', { name: 'Publish', exact: true }).click()
    await merchant.publishesNow()
    await page.getByText('Published', { exact: true }).first().waitFor()
    await merchant.openApp('/app/program/versions')
    await standsStill(page)
    await merchant.explains([/Version 2/, /Waiting time before points can be spent/])
    await app.getByLabel('From', { exact: true }).selectOption('1')
    await app.getByLabel('To', { exact: true }).selectOption('2')
    await merchant.explains([/none becomes 2\d days|none becomes 20 days/])
    await fits(merchant)
    await app.getByRole('button', { name: 'Restore version 1 to the draft' }).click()
    await page.getByText('Restored to the draft').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Brought back').waitFor()
    expect(merchant.complaints).toEqual([])
    await page.close()
  },
)

test('on a phone: a version is published at a time, waits for it, and is called off', async () => {
  const merchant = await enter(phone)
  const { app, page } = merchant
  await type(merchant, 'Days until points can be spent', '33')
  await save(merchant)
  await app.getByRole('button', { name: 'Publish', exact: true }).click()
  await schedule(merchant)
  await callOff(merchant)
  expect(merchant.complaints).toEqual([])
  await page.close()
})

test('at a desk: what is published from the rewards waits for its time as well', async () => {
  const merchant = await enter(desktop, '/app/rewards')
  const { app, page } = merchant
  await app.getByRole('button', { name: 'Publish changes' }).click()
  await schedule(merchant)
  expect(await app.getByRole('button', { name: 'Publish changes' }).count()).toBe(0)
  expect(await app.getByText('Members are offered', { exact: false }).count()).toBe(0)
  await callOff(merchant)
  await merchant.openApp('/app/rewards')
  await app.getByRole('button', { name: 'Publish changes' }).waitFor()
  expect(merchant.complaints).toEqual([])
  await page.close()
})

/** In the dialog that publishes. */
async function schedule(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await app.getByLabel('At a time').check({ force: true })
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  await app.getByLabel('Date', { exact: true }).fill(inTwoDays)
  const told = app.getByLabel('How were your members told?')
  if ((await told.count()) > 0) await told.fill('By e-mail')
  await fits(merchant)
  await app.getByRole('dialog').getByRole('button', { name: 'Schedule' }).click()
  await app.getByText(/^Version \d is scheduled for/).waitFor()
  await fits(merchant)
}

async function callOff(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await app.getByRole('link', { name: 'Go to versions' }).click()
  await app.getByRole('heading', { level: 1, name: 'Versions' }).waitFor()
  await app.getByText('Scheduled', { exact: true }).waitFor()
  await fits(merchant)
  await app.getByRole('button', { name: /^Call off version/ }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Call off' }).click()
  await page.getByText('Called off').first().waitFor()
  await app.getByText('Scheduled', { exact: true }).waitFor({ state: 'detached' })
}

test('on a phone: a program leaves as a file; what a file would change is shown, taken and undone', async () => {
  const merchant = await enter(phone, '/app/program/file')
  const { app, page } = merchant
  await app.getByLabel('What to export').selectOption('1')
  const [exported] = await Promise.all([
    page.waitForEvent('download'),
    app.getByRole('button', { name: 'Download' }).click(),
  ])
  expect(exported.suggestedFilename()).toBe('program-version-1.json')
  const text = await readFile(await exported.path(), 'utf8')
  const choose = (changed: string) =>
    app.locator('input[type=file]').setInputFiles({
      name: 'program.json',
      mimeType: 'application/json',
      buffer: Buffer.from(changed),
    })
  await choose(text.replace('"pendingDays": 0', '"pendingDays": -4'))
  await app.getByText('settings.pendingDays: Enter 0 or more').waitFor()
  const elsewhere = text.replace(/"shop": ".*"/, '"shop": "moss.example"').replace('USD', 'JPY')
  await choose(elsewhere.replace('"pendingDays": 0', '"pendingDays": 6'))
  await merchant.explains([/From moss.example, amounts in JPY/, /were in JPY/, /becomes 6 days/])
  await fits(merchant)
  await app.getByRole('button', { name: 'Replace the draft' }).click()
  await app.getByText('The draft was replaced').waitFor()
  await app.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Brought back').first().waitFor()
  expect(merchant.complaints).toEqual([])
  await page.close()
})

test.each(sizes)(
  '%s: off hides the rewards from shoppers, live brings them back',
  async (_, size) => {
    const merchant = await enter(size, '/app/program/state')
    const { app, page } = merchant
    const shopper = await Shopper.enter(browser, stack, size)
    const sees = (count: number) =>
      expect
        .poll(async () => {
          await shopper.visit('/')
          return shopper.page.getByRole('button', { name: /^Rewards/ }).count()
        })
        .toBe(count)
    const turn = async (name: string, press: string) => {
      await expect
        .poll(async () => {
          await app.getByLabel(name, { exact: true }).check({ force: true })
          return app.getByRole('button', { name: 'Change state' }).isEnabled()
        })
        .toBe(true)
      await app.getByRole('button', { name: 'Change state' }).click()
      await app.getByRole('dialog').getByRole('button', { name: press }).click()
      await page.getByText('State changed').first().waitFor()
    }
    await sees(1)
    await turn('Off', 'Switch off')
    await fits(merchant)
    await sees(0)
    await turn('Live', 'Make live')
    await sees(1)
    expect(merchant.complaints).toEqual([])
    await page.close()
    await shopper.page.close()
  },
)

test('winding down needs a day that is still to come', async () => {
  const merchant = await enter(desktop, '/app/program/state')
  const { app, page } = merchant
  await expect
    .poll(async () => {
      await app.getByLabel('Winding down', { exact: true }).check({ force: true })
      return app.getByLabel('Points can be spent until').count()
    })
    .toBe(1)
  const change = app.getByRole('button', { name: 'Change state' })
  expect(await change.isEnabled()).toBe(false)
  await app.getByLabel('Points can be spent until').fill('2020-01-01')
  await app.getByText('Choose a day after today.').waitFor()
  expect(await change.isEnabled()).toBe(false)
  await page.close()
})

test('a test member is found by e-mail; nobody, and more than one, is said', async () => {
  const email = `tess.${Math.random().toString(36).slice(2, 8)}@example.com`
  await stack.control.createCustomer({ firstName: 'Tess', lastName: 'Tester', email })
  await stack.control.settleWebhooks()
  const merchant = await enter(phone, '/app/program/state')
  const { app, page } = merchant
  const add = async (typed: string) => {
    await app.getByLabel('Add a customer by e-mail or name').fill(typed)
    await app.getByRole('button', { name: 'Add', exact: true }).click()
  }
  await add('nobody@nowhere.example')
  await app.getByText('No customer was found for this.').waitFor()
  await add(email)
  await app.getByText('Tess Tester').waitFor()
  await fits(merchant)
  await app.getByRole('button', { name: 'Remove Tess Tester from the test members' }).click()
  await app.getByText('Tess Tester').waitFor({ state: 'detached' })
  expect(merchant.complaints).toEqual([])
  await page.close()
})
