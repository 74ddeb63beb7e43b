// The stand-in's permissions and picker, with a page of nothing but App Bridge in the frame.
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { startTestSimulator, type TestSimulator } from '../../simulator/testing/test-simulator.ts'
import { patienceMs } from '../setup/patience.ts'

let simulator: TestSimulator
let browser: Browser
let page: Page
let frame: Frame
beforeAll(async () => {
  simulator = await startTestSimulator()
  const source = 'https://cdn.shopify.com/shopifycloud/app-bridge.js'
  Object.assign(simulator.answerWith, {
    headers: {
      'content-type': 'text/html',
      'content-security-policy': 'frame-ancestors https://admin.shopify.com',
    },
    body: `<!doctype html><script src="${source}" data-api-key="test-key"></script><p>Ready</p>`,
  })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(patienceMs)
  await page.goto(`${simulator.control}/store/perennial-garden/apps/test-app`)
  await page.frameLocator('#app').getByText('Ready').waitFor()
  frame = page.frames()[1] as Frame
})
afterAll(async () => {
  await browser.close()
  await simulator.stop()
})

const run = (script: string) => frame.evaluate<any>(script)

test('a merchant allows what the app asks for, and the app gives it up again', async () => {
  const asked = run("shopify.scopes.request(['write_gift_cards', 'read_markets'])")
  const dialog = page.getByRole('dialog', { name: 'Permissions' })
  await dialog.getByText('Edit gift cards').waitFor()
  await dialog.getByRole('button', { name: 'Allow' }).click()
  const { result, detail } = await asked
  expect(result).toBe('granted-all')
  expect(detail.granted).toEqual(expect.arrayContaining(['write_gift_cards', 'read_markets']))
  const revoked = await run("shopify.scopes.revoke(['read_markets'])")
  expect(revoked.detail.granted).not.toContain('read_markets')
  expect(await simulator.webhooks('app/scopes_update')).toHaveLength(2)
})

test('a merchant declines, and a scope that is not listed is refused', async () => {
  const asked = run("shopify.scopes.request(['read_themes'])")
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect((await asked).result).toBe('declined-all')
  const refused = await run("shopify.scopes.request(['write_all']).catch((e) => e.message)")
  expect(refused).toContain('optional scopes')
})

test('the picker gives collections and variants', async () => {
  const collections = run("shopify.resourcePicker({ type: 'collection', action: 'select' })")
  await page.getByLabel('Kitchen').check()
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  expect(await collections).toMatchObject([{ title: 'Kitchen' }])
  const variants = run("shopify.resourcePicker({ type: 'variant' })")
  await page.getByLabel('Terracotta Pot - Large').check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  expect(await variants).toMatchObject([{ title: 'Large', price: '28.00' }])
})
