// A segment from the merchant's first look to a campaign for it and a reward that only its members
// can have.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { openMoss } from './moss.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'

const stack = await openTestStack()
const { control } = stack
const browser = await openBrowser()
await openShop(control, stack, { pendingDays: 0 })
const moss = await openMoss(control)

async function enter(viewport = phone): Promise<Merchant> {
  stack.explainFailure()
  return Merchant.enter(browser, stack, viewport)
}

const pages = process.env.PICTURES

/** For whoever wants to see them: PICTURES names a folder. */
async function picture({ page }: Pick<Merchant, 'page'>, name: string): Promise<void> {
  if (!pages) return
  for (const [suffix, size] of Object.entries({ '': desktop, '-phone': phone })) {
    await page.setViewportSize({ ...size, height: 1500 })
    await page.waitForTimeout(500)
    await page.screenshot({ path: `${pages}/${name}${suffix}.png` })
  }
  await page.setViewportSize(phone)
}

async function addCondition({ app }: Merchant, name: string): Promise<void> {
  await app.getByRole('button', { name: 'Add condition' }).click()
  await app.getByRole('menuitem', { name }).click()
}

test('what cannot be is said where it is typed, and a segment is found from the members', async () => {
  const merchant = await enter()
  const { app, page, complaints } = merchant
  await merchant.openApp('/app/segments')
  await merchant.explains([/Name groups of members/])
  await fits(merchant)
  await picture(merchant, 'segments-empty')
  await app.getByRole('link', { name: 'Make a segment' }).first().click()
  await app.getByLabel('Name').fill('Regulars')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await merchant.explains([/Add a condition: without one it would be everybody/])
  await addCondition(merchant, 'Number of orders')
  await save.click()
  await merchant.explains([/Say from how much, or up to how much/])
  await app.getByLabel('From', { exact: true }).fill('3')
  await app.getByLabel('To', { exact: true }).fill('2')
  await merchant.explains([/Enter no less than where it begins/])
  await picture(merchant, 'segment-wrong')
  await app.getByLabel('To', { exact: true }).fill('')
  await app.getByLabel('From', { exact: true }).fill('1')
  await merchant.explains([/In it now 0 members/, /Can be used for campaigns, rewards and lists/])
  await fits(merchant)
  await picture(merchant, 'segment')
  await save.click()
  await app.getByRole('heading', { name: 'Regulars', exact: true }).waitFor()
  await moss.buysMugs(1)
  await expect.poll(moss.balance).toBe(64)
  await merchant.openApp('/app/segments')
  await merchant.explains([/Regulars 1 member Number of orders: 1 or more/])
  await picture(merchant, 'segments')
  await app.getByRole('link', { name: 'See the members of “Regulars”' }).click()
  await merchant.explains([/1 member/, /Segment: Regulars/])
  await picture(merchant, 'members-of-segment')
  await fits(merchant)
  expect(complaints).toEqual([])
})

test('a campaign for a segment gives to those who were in it, and keeps it from being removed', async () => {
  const merchant = await enter()
  const { app, page, complaints } = merchant
  await merchant.openApp('/app/campaigns/new?kind=multiply')
  await app.getByLabel('Name').fill('Thanks for coming back')
  await app.getByLabel('Who it is for').selectOption({ label: 'A segment' })
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await merchant.explains([/Choose at least one/])
  await app.getByLabel('Segment', { exact: true }).selectOption({ label: 'Regulars' })
  await merchant.explains([/The store does not show it/])
  await picture(merchant, 'campaign-for-segment')
  await fits(merchant)
  await save.click()
  await merchant.explains([/Thanks for coming back/, /For the segment “Regulars”/])
  await control.moveClock({ advance: 'PT2M' })
  await moss.buysMugs(1)
  await expect.poll(moss.balance).toBe(92)
  await merchant.openApp('/app/segments')
  await merchant.explains([/In use/, /Campaigns: Thanks for coming back/])
  expect(complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

test('a reward for a segment is shown locked, and is had by who comes in', async () => {
  const merchant = await enter(desktop)
  const { app, page } = merchant
  await merchant.openApp('/app/rewards/new?kind=manual')
  await app.getByLabel('Title').fill('Tea tasting')
  await app.getByLabel('Price in points').fill('10')
  await app.getByLabel('Who it is for').selectOption({ label: 'A segment' })
  await app.getByLabel('Segment', { exact: true }).selectOption({ label: 'Regulars' })
  await picture(merchant, 'reward-for-segment')
  await page.setViewportSize(desktop)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await app.getByRole('heading', { level: 1, name: 'Rewards' }).waitFor()
  await app.getByRole('button', { name: 'Publish changes' }).click()
  await merchant.publishesNow()
  await app.getByText('Published.', { exact: false }).waitFor()
  await control.moveClock({ advance: 'PT2M' })

  const shopper = await Shopper.enter(browser, stack, phone)
  await shopper.signUp('Basil', 'basil@example.com')
  await shopper.seesInPanel(/Tea tasting 10 points For chosen members/)
  await picture(shopper, 'reward-locked')
  await shopper.addToCart('fern-mug', 1)
  await shopper.pay()
  await shopper.seesInPanel(/Tea tasting 10 points Redeem/)
  await shopper.panel.getByRole('button', { name: 'Redeem Tea tasting' }).click()
  await shopper.panel
    .getByRole('button', { name: /^Redeem for 10 points|^Spend 10 points|^Redeem/ })
    .last()
    .click()
  expect([...merchant.complaints, ...shopper.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})
