// A contest: as the merchant makes it, as a shopper enters and follows it, and what came of it.
import type { CardCast } from './card-pictures.ts'

const title = 'Most points this month'

export async function takeContests(cast: CardCast): Promise<void> {
  const { story, merchant, shopper } = cast
  const { app } = merchant
  await takeMaking(cast)
  await takeEntering(cast)
  await shopper.openUntil('Tansy of the Moor')
  const board = shopper.panel.locator('[data-contest]')
  await shopper.take({
    name: 'widget-contest',
    shows: board,
    says: 'Who leads, by nickname, with what a member has and misses.',
  })
  await merchant.open('/app/contests')
  await app.getByRole('link', { name: title }).click()
  const standing = app.getByText('How it stands')
  await standing.waitFor()
  await merchant.take({
    name: 'admin-contest',
    shows: standing,
    says: 'How a contest stands; the merchant alone sees whose nickname it is.',
    heights: { desktop: 900, phone: 1700 },
  })
  await story.letDaysPass(40)
  await shopper.openUntil('The prizes have been given.')
  await shopper.take({
    name: 'widget-contest-given',
    shows: board,
    says: 'Who won, and what they were given.',
  })
  await merchant.open('/app/contests')
  const given = app.getByText('Prizes given')
  await given.waitFor()
  await merchant.take({
    name: 'admin-contests',
    shows: given,
    says: 'The contests, with how many take part and what they cost.',
  })
}

async function takeMaking({ merchant }: CardCast): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/contests')
  const empty = app.getByText('Who collects most points?')
  await empty.waitFor()
  await merchant.take({
    name: 'admin-contests-empty',
    shows: empty,
    says: 'What contests are for, before there is one.',
  })
  await merchant.open('/app/contests/new')
  await app.getByLabel('Name').fill(title)
  await app.getByLabel('Month', { exact: true }).selectOption({ index: 0 })
  const cost = app.getByText(/^Costs 900/)
  await cost.waitFor()
  await merchant.take({
    name: 'admin-contest-new',
    shows: cost,
    says: 'A contest: when, which prizes, what with ties, and what it costs.',
    heights: { desktop: 1350, phone: 2300 },
  })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await app.getByText('Running', { exact: true }).waitFor()
}

async function takeEntering({ story, shopper }: CardCast): Promise<void> {
  const people = [
    ['Tansy', 'tansy@example.com', 'Tansy of the Moor', 2],
    ['Yarrow', 'yarrow@example.com', 'חבצלת 🌿', 1],
  ] as const
  for (const [first, email, nickname, mugs] of people) {
    const customerId = await story.join(first, 'Moor')
    await shopper.signOut()
    await shopper.signIn(email)
    await shopper.openPanel()
    const contest = shopper.panel.locator('[data-contest]')
    await contest.waitFor()
    if (mugs === 2)
      await shopper.take({
        name: 'widget-contest-enter',
        shows: contest,
        says: 'A contest before anybody leads: its prizes, and a nickname to take part.',
      })
    await contest.getByLabel('Nickname').fill(nickname)
    await contest.getByRole('button', { name: 'Take part' }).click()
    await contest.getByText('You take part.').waitFor()
    await story.buy(customerId, [['fern-mug', mugs]])
  }
}
