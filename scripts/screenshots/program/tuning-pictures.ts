// What the merchant sees of a change before it is published: what it would cost, and what may not
// be meant by it.
import type { MerchantPictures } from '../merchant-pictures.ts'

const backtestHeights = { desktop: 1300, phone: 1500 }
const warningHeights = { desktop: 1000, phone: 1300 }

export async function takeTuning(merchant: MerchantPictures): Promise<void> {
  await takeBacktest(merchant)
  await takeWarnings(merchant)
  await takeNotice(merchant)
  await takeBudget(merchant)
}

/** The draft over the shop's own orders, while it runs and when it is done. */
async function takeBacktest(merchant: MerchantPictures): Promise<void> {
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
async function takeWarnings(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/program')
  await app.getByLabel('What you keep of a price').fill('40')
  await merchant.press(/^Keep$/)
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

/** A lower rate is announced, or the merchant says how members were told. */
async function takeNotice(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  const saveRate = async (every: string) => {
    await app.getByLabel('For every').fill(every)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Draft saved').first().waitFor()
    await merchant.toastGone()
  }
  await merchant.open('/app/program')
  await saveRate('2')
  await app.getByRole('button', { name: 'Publish', exact: true }).click()
  const dialog = app.getByRole('dialog')
  const reason = app.getByText('This is to your members’ disadvantage', { exact: false })
  await reason.waitFor()
  await merchant.take({
    name: 'admin-program-notice',
    says: 'What takes something from members is announced ahead.',
    heights: { desktop: 900, phone: 1100 },
  })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await reason.waitFor({ state: 'detached' })
  await saveRate('1')
}

/** Most of what a month was meant to give is given. */
async function takeBudget(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/program')
  await app.getByLabel('A month may give').fill('500')
  await merchant.press('Keep the budget')
  await page.getByText('Budget kept').first().waitFor()
  await merchant.toastGone()
  const given = app.getByText('Given this month', { exact: false })
  await merchant.take({
    name: 'admin-program-budget',
    shows: given,
    says: 'What a month may give, what it gave, and what members hold in all.',
    heights: { desktop: 1300, phone: 1500 },
  })
  await app.getByLabel('A month may give').fill('')
  await merchant.press('Keep the budget')
  await app.getByText('Given this month: ', { exact: false }).waitFor()
}
