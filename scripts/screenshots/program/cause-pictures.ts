// Points for a good cause: the merchant's list and one of its causes, and what a shopper sees.
import { freshReward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { publishProgram, readSettings, signIn } from '../../demo/merchant.ts'
import type { MerchantPictures } from '../merchant-pictures.ts'
import type { CardCast } from './card-pictures.ts'

const cause = {
  name: 'Reef Trust',
  text: 'Keeps corals alive and trains divers to plant new ones.',
}

export async function takeCauses({ stage, story, merchant, shopper }: CardCast): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/causes')
  const empty = app.getByText('Let members give their points to a good cause')
  await empty.waitFor()
  await merchant.take({
    name: 'admin-causes-empty',
    shows: empty,
    says: 'What causes are for, before there is one.',
  })
  const owner = await signIn(story.control, stage.stack)
  const { rewards } = (await readSettings(owner)) as { rewards: unknown[] }
  const give = { ...freshReward('donation', 'give', 100), points: 50, amountMinor: 250 }
  await publishProgram(owner, { rewards: [...rewards, give] })
  await story.control.moveClock({ advance: 'PT2M' })
  await addCause(merchant)
  const customerId = await story.join('Yarrow', 'Heath')
  await story.buy(customerId, [['fern-mug', 9]])
  await story.letDaysPass(15)
  await shopper.signOut()
  await shopper.signIn('yarrow@example.com')
  await shopper.openPanel()
  const { panel } = shopper
  const giving = panel.getByRole('button', { name: `Give points ${cause.name}` })
  await giving.waitFor()
  await giving.click()
  const asked = panel.getByText(`Give to ${cause.name}?`)
  await asked.waitFor()
  await shopper.take({
    name: 'widget-cause-give',
    shows: asked,
    says: 'What giving costs, and what the cause gets.',
  })
  await panel.getByRole('button', { name: /^Give \d+ points$/ }).click()
  await panel.getByText('Thank you').waitFor()
  await merchant.open('/app/causes')
  await app.getByRole('link', { name: cause.name }).click()
  await app.getByLabel('Amount paid').fill('2')
  await app.getByRole('button', { name: 'Record payment' }).click()
  await page.getByText('Payment recorded').first().waitFor()
  const paid = app.getByText('Paid by you')
  await paid.waitFor()
  await merchant.take({
    name: 'admin-cause',
    shows: paid,
    says: 'A cause: what members pledged, what was paid to it, and who gave.',
    heights: { desktop: 1500, phone: 2100 },
  })
  await merchant.open('/app/causes')
  const line = app.getByText('Pledged by members')
  await line.waitFor()
  await merchant.take({
    name: 'admin-causes',
    shows: line,
    says: 'The causes, with what was pledged, paid and is still to be paid.',
  })
  await shopper.openPanel()
  const donated = panel.getByText(/^Donated so far/)
  await donated.waitFor()
  await shopper.take({
    name: 'widget-causes',
    shows: donated,
    says: 'Causes, with what the shop donated and what the member gave.',
  })
}

async function addCause(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/causes/new')
  await app.getByLabel('Name').fill(cause.name)
  await app.getByLabel('What it does').fill(cause.text)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await app.getByRole('heading', { name: cause.name }).waitFor()
}
