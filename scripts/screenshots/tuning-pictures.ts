// What the merchant sees of a change before it is published: what it would cost, and what may not
// be meant by it.
import type { MerchantPictures } from './merchant-pictures.ts'

const backtestHeights = { desktop: 1300, phone: 1500 }
const warningHeights = { desktop: 1000, phone: 1300 }

/** The draft over the shop's own orders, while it runs and when it is done. */
export async function takeBacktest(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/program')
  let release = () => {}
  const released = new Promise<void>((done) => {
    release = done
  })
  await page.route('**/app/backtest?**', async (route) => {
    await released
    await route.continue()
  })
  await merchant.press('Run the draft')
  const progress = app.getByRole('progressbar')
  await progress.waitFor()
  await merchant.take({
    name: 'admin-backtest-running',
    shows: progress,
    says: 'The draft goes through the orders, member by member.',
    heights: backtestHeights,
  })
  release()
  const share = app.getByText('As a share of sales')
  await share.waitFor()
  await page.unroute('**/app/backtest?**')
  await merchant.take({
    name: 'admin-backtest',
    shows: share,
    says: 'What the draft would cost on the orders of the last 60 days, beside what is in force.',
    heights: backtestHeights,
  })
}

/** A rate that gives everything away, said while it is typed. */
export async function takeWarnings(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/program')
  await app.getByLabel('What you keep of a price').fill('40')
  await merchant.press('Keep')
  await page.getByText('Margin kept').first().waitFor()
  await merchant.toastGone()
  await app.getByLabel('Points', { exact: true }).first().fill('20')
  const margin = app.getByText('You keep 40%.')
  await margin.waitFor()
  await merchant.take({
    name: 'admin-program-warnings',
    shows: margin,
    says: 'What may not be meant is said while it is typed, and what to do about it.',
    heights: warningHeights,
  })
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await margin.waitFor({ state: 'detached' })
}
