// How the admin's pages feel in a shop with 40,000 members, in a real browser inside Shopify's
// frame, as far as it can be stood in for: what Built for Shopify measures, beside its limits.
// Every visit is a first one, with an empty cache, half of them on a phone's screen.
import type { Browser, Frame, Page } from 'playwright-core'
import { launchBrowser, userAgent } from '../scripts/browser.ts'
import { Control } from '../scripts/demo/control.ts'
import { openShop } from '../scripts/demo/open-shop.ts'
import { makeSecrets } from '../scripts/demo/secrets.ts'
import { freePort } from '../scripts/embedded-postgres.ts'
import { ensureBuilt } from '../scripts/ensure-built.ts'
import { type Stack, startStack } from '../scripts/stack.ts'
import { fillShop } from './admin/fill-shop.ts'
import { type MeasuredPage, pagesOf } from './admin/pages.ts'
import { observe, readVitals, type Vitals } from './admin/vitals.ts'
import type { Measurement } from './figure.ts'

// https://shopify.dev/docs/apps/launch/built-for-shopify/requirements: at the 75th percentile
const limits = { lcp: 2500, cls: 0.1, inp: 200 } as const
const units = { lcp: 'ms to the largest paint', cls: 'layout shift', inp: 'ms to answer a touch' }
const screens = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]
const visitsPerScreen = 2
const stillMs = 400

export const measuredPages = [
  'home',
  'program',
  'members',
  'members_deep',
  'member',
  'batch',
  'health',
]
export const metrics = Object.keys(limits) as (keyof Vitals)[]

export async function measureAdmin(databaseUrl: string): Promise<Measurement[]> {
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
  const browser = await launchBrowser()
  try {
    const control = new Control(stack.addresses.control)
    await openShop(control, stack)
    const pages = pagesOf(await fillShop(control, databaseUrl))
    const measured: Measurement[] = []
    for (const page of pages) measured.push(...(await measurePage(browser, stack, page)))
    return measured
  } finally {
    await browser.close()
    await stack.stop()
  }
}

async function measurePage(
  browser: Browser,
  stack: Stack,
  page: MeasuredPage,
): Promise<Measurement[]> {
  const visits: Vitals[] = []
  for (const viewport of screens)
    for (let n = 0; n < visitsPerScreen; n += 1)
      visits.push(await visit(browser, stack, { ...page, viewport }))
  return metrics.map((metric) => ({
    name: `admin.${page.name}.${metric}`,
    value: thirdQuartile(visits.map((one) => one[metric])),
    unit: units[metric],
    floor: "Built for Shopify's limit",
    floorValue: limits[metric],
    better: 'less',
  }))
}

interface Visit extends MeasuredPage {
  viewport: (typeof screens)[number]
}

async function visit(browser: Browser, stack: Stack, visit: Visit): Promise<Vitals> {
  const context = await browser.newContext({
    viewport: visit.viewport,
    userAgent,
    locale: 'en-US',
    timezoneId: 'America/New_York',
  })
  try {
    const page = await context.newPage()
    await observe(page)
    await page.goto(`${stack.addresses.admin}${visit.path}`, { waitUntil: 'load' })
    const frame = await embedded(page)
    await frame.locator('.Polaris-Page h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(stillMs)
    const { lcp } = await readVitals(frame)
    await visit.use(frame, page)
    return { ...(await readVitals(frame)), lcp }
  } finally {
    await context.close()
  }
}

async function embedded(page: Page): Promise<Frame> {
  const frame = await (await page.locator('iframe').first().elementHandle())?.contentFrame()
  if (!frame) throw new Error('The admin shows no embedded page.')
  return frame
}

/** The 75th percentile, as Shopify judges by: three in four visits were at least as good. */
function thirdQuartile(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * 0.75) - 1] ?? 0
}
