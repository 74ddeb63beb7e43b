// What the merchant sees of campaigns: before there is one, while one is made, and while it runs.
import type { MerchantPictures } from '../merchant-pictures.ts'

const formHeights = { desktop: 1500, phone: 2300 }

export async function takeCampaigns(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/campaigns')
  const empty = app.getByText('Give more for a while')
  await empty.waitFor()
  await merchant.take({
    name: 'admin-campaigns-empty',
    shows: empty,
    says: 'What a campaign is, before there is one.',
  })
  await merchant.open('/app/campaigns/new?kind=multiply')
  await app.getByLabel('Name').fill('Double points weekend')
  await app.getByLabel('Budget in points').fill('20000')
  const example = app.getByText('with this campaign')
  await example.waitFor()
  await merchant.take({
    name: 'admin-campaign-form',
    shows: example,
    says: 'A campaign beside what shoppers read of it and what an order earns with it.',
    heights: formHeights,
  })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const line = app.getByText('Double points weekend')
  await line.waitFor()
  await merchant.take({
    name: 'admin-campaigns',
    shows: line,
    says: 'What runs, waits and is over, with what each gave and how much of its budget that is.',
  })
}
