// What the widget weighs on a page, before and after a shopper opens it, and how often the page
// asks our server before a click: in a real browser, with a signed-in member, in raw bytes.
import type { Page } from 'playwright-core'
import { launchBrowser, userAgent } from '../scripts/browser.ts'
import { Control } from '../scripts/demo/control.ts'
import { openShop } from '../scripts/demo/open-shop.ts'
import { makeSecrets } from '../scripts/demo/secrets.ts'
import { freePort } from '../scripts/embedded-postgres.ts'
import { ensureBuilt } from '../scripts/ensure-built.ts'
import { type Stack, startStack } from '../scripts/stack.ts'
import type { Measurement } from './figure.ts'

// What Shopify suggests for the script of one app block, and what the lightest of the known widgets
// (Smile's, 104.75 kB compressed: stackconflict.com, May 2026) sends before a click.
const loaderLimitBytes = 10_000
const lightestKnownBytes = 104_750
const openingMs = 2000

export async function measureWidget(databaseUrl: string): Promise<Measurement[]> {
  await ensureBuilt()
  const [app, simulator] = [await freePort(), await freePort()]
  const [storefront, frame] = [await freePort(), await freePort()]
  const stack = await startStack({
    databaseUrl,
    ports: { app, simulator, storefront, frame },
    secrets: makeSecrets(),
    logs: '.data/bench/logs',
    mode: 'production',
  })
  try {
    return await visit(stack)
  } finally {
    await stack.stop()
  }
}

async function visit(stack: Stack): Promise<Measurement[]> {
  const control = new Control(stack.addresses.control)
  await openShop(control, stack)
  const browser = await launchBrowser()
  try {
    const page = await (await browser.newContext({ userAgent })).newPage()
    await signUp(page, stack.addresses.storefront)
    const seen = watch(page)
    await page.goto(`${stack.addresses.storefront}/products/fern-mug`, { waitUntil: 'networkidle' })
    const before = await seen.count()
    await page.getByRole('button', { name: /^Rewards/ }).click()
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(openingMs)
    const after = await seen.count()
    return [
      {
        name: 'widget.requests',
        value: before.toUs,
        unit: 'requests before a click',
        floor: 'none',
        floorValue: 0,
        better: 'less',
      },
      {
        name: 'widget.loader',
        value: before.largest,
        unit: 'bytes',
        floor: "Shopify's suggestion",
        floorValue: loaderLimitBytes,
        better: 'less',
      },
      {
        name: 'widget.opened',
        value: after.js + after.css,
        unit: 'bytes, opened',
        floor: 'lightest known, unopened and compressed',
        floorValue: lightestKnownBytes,
        better: 'less',
      },
    ]
  } finally {
    await browser.close()
  }
}

async function signUp(page: Page, shop: string): Promise<void> {
  await page.goto(`${shop}/account/login`)
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('E-mail').fill('ada.bench@example.com')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/account')
}

interface Count {
  toUs: number
  js: number
  /** The largest script: Shopify's suggestion is for that of one block. */
  largest: number
  css: number
}

/** Counts what the page asks of our server, and the raw bytes of our assets. */
function watch(page: Page): { count(): Promise<Count> } {
  let toUs = 0
  const assets: Promise<{ kind: string; bytes: number }>[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/apps/')) toUs += 1
  })
  page.on('response', (response) => {
    const kind = /\/cdn\/extensions\/.*\.(js|css)$/.exec(new URL(response.url()).pathname)?.[1]
    if (kind) assets.push(response.body().then(({ length: bytes }) => ({ kind, bytes })))
  })
  const sum = (all: { kind: string; bytes: number }[], wanted: string) =>
    all.reduce((total, { kind, bytes }) => total + (kind === wanted ? bytes : 0), 0)
  return {
    count: async () => {
      const all = await Promise.all(assets)
      const scripts = all.filter(({ kind }) => kind === 'js').map(({ bytes }) => bytes)
      return { toUs, js: sum(all, 'js'), css: sum(all, 'css'), largest: Math.max(0, ...scripts) }
    },
  }
}
