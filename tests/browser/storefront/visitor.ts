// A page for somebody who visits the stage, with nothing kept from before.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { userAgent } from '../../../scripts/browser.ts'
import { patienceMs } from '../../setup/patience.ts'
import { desktop } from '../people.ts'
import { watchRequests } from '../stillness.ts'

export async function openVisitor(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: desktop, userAgent, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  watchRequests(page)
  return page
}
