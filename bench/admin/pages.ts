// The pages that are measured, and what a merchant does on each.
import type { Frame, Page } from 'playwright-core'
import type { FilledShop } from './fill-shop.ts'

export interface MeasuredPage {
  name: string
  path: string
  /** Uses the page as a hand would; the slowest answer counts. */
  use(frame: Frame, page: Page): Promise<void>
}

const pauseMs = 250

export function pagesOf({ memberId, deepCursor, batchId }: FilledShop): MeasuredPage[] {
  return [
    { name: 'home', path: '', use: useKeyboard },
    { name: 'program', path: '/app/program', use: useKeyboard },
    { name: 'members', path: '/app/members', use: useFilters },
    {
      name: 'members_deep',
      path: `/app/members?availableMin=10&sort=richest&after=${deepCursor}`,
      use: turnPage,
    },
    { name: 'member', path: `/app/members/${memberId}`, use: openAdjusting },
    { name: 'batch', path: `/app/members/batches/${batchId}`, use: showProblems },
    { name: 'health', path: '/app/health', use: useKeyboard },
  ]
}

async function useKeyboard(frame: Frame, page: Page): Promise<void> {
  await frame.locator('h1').first().click()
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('Tab')
  await page.waitForTimeout(pauseMs)
}

async function useFilters(frame: Frame, page: Page): Promise<void> {
  await frame.getByRole('button', { name: 'Search and filter members' }).click()
  await page.waitForTimeout(pauseMs)
  await page.keyboard.type('member00', { delay: 80 })
  await frame.getByText('member00@example.com').first().waitFor()
  await frame.getByRole('button', { name: 'Cancel' }).first().click()
  await page.waitForTimeout(pauseMs)
}

async function turnPage(frame: Frame, page: Page): Promise<void> {
  const before = frame.url()
  await frame.getByRole('button', { name: 'Next' }).click()
  await frame.waitForURL((url) => url.href !== before)
  await page.waitForTimeout(pauseMs)
}

async function openAdjusting(frame: Frame, page: Page): Promise<void> {
  await frame.getByRole('button', { name: 'Adjust points' }).first().click()
  await frame.getByLabel('How many').waitFor()
  await page.waitForTimeout(pauseMs)
  await frame.getByLabel('How many').click()
  await page.keyboard.type('25', { delay: 80 })
  await page.waitForTimeout(pauseMs)
}

async function showProblems(frame: Frame, page: Page): Promise<void> {
  await frame.getByRole('tab', { name: 'Left out' }).click()
  await frame.waitForURL(/rows=problems/)
  await page.waitForTimeout(pauseMs)
}
