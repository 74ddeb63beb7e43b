// Personal offers: as the merchant sets them up, as a shopper takes one, and what came of it.
import type { CardCast } from './card-pictures.ts'

export async function takeOffers({ story, merchant, shopper }: CardCast): Promise<void> {
  const { app, page } = merchant
  const sorrel = await story.join('Sorrel', 'Glen')
  for (let order = 0; order < 4; order += 1) await story.buy(sorrel, [['fern-mug', 1]])
  await story.letDaysPass(1)
  await merchant.open('/app/offers')
  const empty = app.getByText('Reward what each member buys most')
  await empty.waitFor()
  await merchant.take({
    name: 'admin-offers-new',
    shows: empty,
    says: 'Personal offers are set up beside what they would come to for a real member.',
    heights: { desktop: 1680, phone: 2340 },
  })
  await app.getByLabel('Make personal offers').check({ force: true })
  await app.getByLabel('Percent off').fill('20')
  await app.getByLabel('Pieces at most').fill('2')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await app.getByText('On', { exact: true }).first().waitFor()
  await story.letDaysPass(1)
  await shopper.signOut()
  await shopper.signIn('sorrel@example.com')
  const why = await shopper.openUntil('You have bought Fern Mug 4 times.')
  const { panel } = shopper
  await shopper.take({
    name: 'widget-offer',
    shows: why,
    says: 'An offer on what a member buys often, with the reason.',
  })
  await panel.getByRole('button', { name: 'Take this offer' }).click()
  const nothing = panel.getByText('Nothing', { exact: true })
  await nothing.waitFor()
  await shopper.take({
    name: 'widget-offer-confirm',
    shows: nothing,
    says: 'What the offer costs and brings, before it is taken.',
  })
  await panel.getByRole('button', { name: 'Take this offer' }).filter({ visible: true }).click()
  const inCart = panel.getByRole('link', { name: 'View cart' })
  await inCart.waitFor()
  await shopper.take({
    name: 'widget-offer-taken',
    shows: inCart,
    says: 'Taken: the code and its product are in the cart.',
  })
  await merchant.open('/app/offers')
  const newest = app.getByText('Newest offers')
  await newest.waitFor()
  await merchant.take({
    name: 'admin-offers',
    shows: newest,
    says: 'What was offered, taken and used, what it cost, and the newest offers.',
    heights: { desktop: 1820, phone: 2530 },
  })
  await merchant.open(`/app/members/${await story.memberId(sorrel)}`)
  const card = app.getByRole('heading', { name: 'Personal offers' })
  await card.waitFor()
  await merchant.take({
    name: 'admin-member-offers',
    shows: card,
    says: 'On a member’s page: what they were offered, and why.',
    heights: { desktop: 1240, phone: 2220 },
  })
}
