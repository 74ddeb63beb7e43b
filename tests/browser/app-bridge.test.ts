// The App Bridge stand-in and the admin frame, driven by a page that uses each of their parts.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser, userAgent } from '../../scripts/browser.ts'
import { startTestSimulator, type TestSimulator } from '../../simulator/testing/test-simulator.ts'
import { patienceMs } from '../setup/patience.ts'

const drawPage = (
  path: string,
) => `<!doctype html><html><head><title>At ${path}</title></head><body>
<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key="test-key"></script>
<ui-nav-menu><a href="/" rel="home">Home</a><a href="/program">Program</a>
  <a href="/members">Members</a></ui-nav-menu>
<ui-title-bar title="Page of ${path}">
  <button variant="primary" onclick="say('created')">Create</button>
</ui-title-bar>
<h1>${path}</h1><output></output>
<ui-save-bar id="bar">
  <button variant="primary" onclick="say('saved'); this.parentNode.hide()"></button>
  <button onclick="say('discarded'); this.parentNode.hide()"></button></ui-save-bar>
<form data-save-bar><label>Rate <input name="rate"></label></form>
<ui-modal id="modal"><p>Are you sure?</p><ui-title-bar title="Sure">
  <button variant="primary" onclick="say('sure'); shopify.modal.hide('modal')">Yes</button>
</ui-title-bar></ui-modal>
<a href="shopify:admin/orders" target="_top">Orders of the shop</a>
<script>
const say = (text) => document.querySelector('output').append(text + ';')
addEventListener('shopify:navigate', ({ target }) => {
  history.pushState(null, '', target.getAttribute('href'))
  document.querySelector('h1').textContent = location.pathname
})
</script></body></html>`

let app: Server
let simulator: TestSimulator
let browser: Browser
let page: Page
let frame: FrameLocator
let base: string
let isTokenStale = false

beforeAll(async () => {
  app = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://app')
    if (pathname === '/data' && isTokenStale) {
      isTokenStale = false
      response.writeHead(401, { 'X-Shopify-Retry-Invalid-Session-Request': '1' }).end()
    } else if (pathname === '/data') {
      response.end(request.headers.authorization?.slice(0, 9) ?? 'nobody')
    } else {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': 'frame-ancestors https://admin.shopify.com;',
      })
      response.end(drawPage(pathname))
    }
  })
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  const appAddress = `http://127.0.0.1:${(app.address() as AddressInfo).port}`
  simulator = await startTestSimulator({ appAddress })
  base = `${simulator.control}/store/perennial-garden`
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await simulator?.stop()
  app?.close()
})

beforeEach(async () => {
  await page?.context().close()
  page = await (await browser.newContext({ userAgent })).newPage()
  page.setDefaultTimeout(patienceMs)
  frame = page.frameLocator('iframe#app')
  await page.goto(`${base}/apps/test-app/program?tab=1`)
  await page.locator('#app-nav a').first().waitFor()
})

const said = () => frame.locator('output').innerText()
const heading = () => frame.locator('h1').innerText()

test('the address follows the app, through back and reload', async () => {
  expect(page.url()).toBe(`${base}/apps/test-app/program?tab=1`)
  await page.getByRole('link', { name: 'Members' }).click()
  await page.waitForURL('**/apps/test-app/members')
  expect(await page.locator('#app-nav [aria-current]').innerText()).toBe('Members')
  await page.goBack()
  await page.waitForURL('**/program?tab=1')
  await page.goForward()
  await page.waitForURL('**/members')
  await page.reload()
  await frame.getByRole('heading', { name: '/members' }).waitFor()
})

test('title, buttons and toasts of the app are drawn by the frame', async () => {
  await page.getByRole('heading', { name: 'Page of /program' }).waitFor()
  await page.getByRole('button', { name: 'Create' }).click()
  await expect.poll(said).toBe('created;')
  await frame.locator('body').evaluate(() => {
    const { shopify } = window as unknown as { shopify: { toast: { show: Function } } }
    shopify.toast.show('Done', {
      action: 'Undo',
      onAction: () => document.querySelector('output')?.append('undone;'),
    })
  })
  await page.getByText('Done').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Done').waitFor({ state: 'detached' })
  await expect.poll(said).toBe('created;undone;')
})

test('what is unsaved is saved or discarded, and not left by accident', async () => {
  await frame.locator('#bar').evaluate((bar) => (bar as unknown as { show(): void }).show())
  await page.getByText('Unsaved changes').waitFor()
  await page.getByRole('link', { name: 'Members' }).click()
  await page.getByRole('button', { name: 'Stay' }).click()
  expect(await heading()).toBe('/program')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(said).toBe('saved;')
  await frame.getByLabel('Rate').fill('12')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect.poll(() => frame.getByLabel('Rate').inputValue()).toBe('')
  await page.getByText('Unsaved changes').waitFor({ state: 'hidden' })
})

test('a request carries a token, a second one when the first was stale', async () => {
  isTokenStale = true
  const answer = await frame.locator('body').evaluate(() => fetch('/data').then((it) => it.text()))
  expect(answer).toBe('Bearer ey')
  expect(isTokenStale).toBe(false)
})

test('a modal is hidden until it is shown', async () => {
  expect(await frame.getByText('Are you sure?').isVisible()).toBe(false)
  await frame.locator('#modal').evaluate((modal) => (modal as unknown as { show(): void }).show())
  await frame.getByText('Are you sure?').waitFor()
  await frame.getByRole('button', { name: 'Yes' }).click()
  await expect.poll(said).toBe('sure;')
  expect(await frame.getByText('Are you sure?').isVisible()).toBe(false)
})

test('a link to the admin leads there, at the top', async () => {
  await frame.getByRole('link', { name: 'Orders of the shop' }).click()
  await page.waitForURL(`${base}/orders`)
})

test('a bounce page comes back with a token', async () => {
  const wanted = `${simulator.app}/members?x=1`
  const bounce = `auth/session-token?shopify-reload=${encodeURIComponent(wanted)}`
  await page.goto(`${base}/apps/test-app/${bounce}`)
  await page.waitForURL('**/apps/test-app/members?x=1')
  expect(page.frames()[1]?.url()).toContain('id_token=')
})

test('a member that is not modelled warns', async () => {
  const warning = page.waitForEvent('console', (message) => message.type() === 'warning')
  await frame.locator('body').evaluate(() => {
    void (window as unknown as { shopify: { intents: unknown } }).shopify.intents
  })
  expect((await warning).text()).toContain('shopify.intents is not modelled')
})
