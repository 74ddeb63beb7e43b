// Orders from before the program: read, counted, given points, taken back.
import type { MerchantPictures } from './merchant-pictures.ts'
import { holdImports } from './mishaps.ts'
import { until } from './stage.ts'
import type { Story } from './story.ts'

const readHeights = { desktop: 800, phone: 1000 }
const costHeights = { desktop: 960, phone: 1250 }
const givenHeights = { desktop: 830, phone: 1020 }
const dayMs = 86_400_000

/** Home, while what was there before is read. */
export async function takeImport(merchant: MerchantPictures, story: Story): Promise<void> {
  await holdImports(story)
  await merchant.open()
  const reading = merchant.app.getByText('Getting to know your store')
  await reading.waitFor()
  await merchant.take({
    name: 'admin-home-import',
    says: 'What was there before is being read.',
    shows: reading,
  })
  await until('the store is read', async () => {
    await merchant.open()
    return (await reading.count()) === 0
  })
}

export async function takePastOrders(merchant: MerchantPictures, story: Story): Promise<void> {
  const { app } = merchant
  await story.boughtBefore()
  await merchant.open('/app/past-orders')
  // Told of so long after they were paid, they are read once more for when that was.
  const again = app.getByRole('button', { name: 'Read again' })
  await until('the orders are read again', async () => {
    await merchant.open('/app/past-orders')
    const text = await app.locator('body').innerText()
    const isRead = text.includes('Everything that Shopify shows us was read')
    if (isRead && /Found\s+[1-9]/.test(text)) return true
    // A click before React has taken over the page is not heard: until it is.
    if (isRead) await again.click()
    await merchant.page.waitForLoadState('networkidle')
    return false
  })
  await takeReading(merchant, story)
  await merchant.take({
    name: 'admin-past-orders',
    says: 'Orders from before the program: what was read of them, and from when on they are to earn.',
    heights: readHeights,
  })
  const { now } = await story.control.get<{ now: string }>('/clock')
  const since = new Date(Date.parse(now) - 58 * dayMs).toISOString().slice(0, 10)
  await app.getByLabel('Orders placed since').fill(since)
  await merchant.press('Show what it comes to')
  await app.getByRole('button', { name: 'Give these points' }).waitFor()
  await merchant.take({
    name: 'admin-past-orders-cost',
    says: 'What points for past orders come to, before anything is given.',
    heights: costHeights,
  })
  await merchant.press('Give these points')
  await app.getByRole('dialog').waitFor()
  await merchant.take({
    name: 'admin-past-orders-confirm',
    says: 'What giving points for past orders means.',
  })
  await app.getByRole('dialog').getByRole('button', { name: 'Give these points' }).click()
  await app.getByRole('heading', { name: 'What you decided' }).waitFor()
  await until('the points are given', async () => {
    await merchant.open('/app/past-orders')
    return (await app.getByText('Given', { exact: true }).count()) > 0
  })
  await merchant.take({
    name: 'admin-past-orders-given',
    says: 'What was decided stands, and can be taken back.',
    heights: givenHeights,
  })
  await merchant.press('Take these points back')
  await app.getByRole('dialog').waitFor()
  await merchant.take({
    name: 'admin-past-orders-take-back',
    says: 'Taking back leaves what was spent.',
  })
}

/** While Shopify gathers them; then read once more. */
async function takeReading(merchant: MerchantPictures, story: Story): Promise<void> {
  const { app } = merchant
  await holdImports(story)
  await merchant.press('Read again')
  await app.getByText('Shopify is gathering your orders').waitFor()
  await merchant.take({
    name: 'admin-past-orders-reading',
    says: 'Past orders are being read, with the page open or not.',
    heights: readHeights,
  })
  await until('they are read', async () => {
    await merchant.open('/app/past-orders')
    const text = await app.locator('body').innerText()
    return text.includes('Everything that Shopify shows us was read')
  })
}
