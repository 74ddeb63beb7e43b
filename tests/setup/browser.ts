// The browser of a test file: `const browser = await openBrowser()`; closed when the file is done.
import type { Browser } from 'playwright-core'
import { afterAll } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'

/** Pages of one person and one site share a process: what one has compiled serves the next. */
export async function openBrowser(): Promise<Browser> {
  const browser = await launchBrowser(['--process-per-site'])
  afterAll(() => browser.close())
  return browser
}
