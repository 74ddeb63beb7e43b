// Bringing friends: what a shopper and a friend see, what the merchant decides about, and a
// challenge that asks for some.
import { publishProgram, readSettings, signIn } from '../../demo/merchant.ts'
import type { CardCast } from './card-pictures.ts'

const rule = {
  ...{ kind: 'referral', id: 'friends', isOn: true, points: 500, friendPoints: 200 },
  ...{ minimumMinor: 1000, holdDays: 14, monthMaximum: 10, weekMaximum: 5 },
}

const challenge = {
  ...{ kind: 'friends', id: 'company', name: 'Good company', target: 3, points: 300 },
  ...{ icon: 'heart', colour: 'red' },
}

export async function takeReferrals(cast: CardCast): Promise<void> {
  const { stage, story, merchant, shopper } = cast
  const { app } = merchant
  await merchant.open('/app/referrals')
  const empty = app.getByText('Let members bring their friends')
  await empty.waitFor()
  await merchant.take({
    name: 'admin-referrals-empty',
    shows: empty,
    says: 'What referrals are for, before anybody was sent.',
  })
  const owner = await signIn(story.control, stage.stack)
  const { rules } = (await readSettings(owner)) as { rules: unknown[] }
  await publishProgram(owner, { challenges: [challenge] })
  await takeEditor(cast)
  await publishProgram(owner, { rules: [...rules, rule] })
  await story.control.moveClock({ advance: 'PT2M' })
  await story.join('Laurel', 'Birch')
  await shopper.signOut()
  await shopper.signIn('laurel@example.com')
  const { panel } = shopper
  const friendsPart = panel.locator('[data-friends]')
  await shopper.openUntil('Bring a friend')
  await friendsPart.getByRole('button', { name: 'Get my link' }).click()
  const code = panel.getByText(/^Your code: /)
  await code.waitFor()
  const [, own = ''] = /: (\w{8})/.exec(await code.innerText()) ?? []
  for (const [first, last, email] of friends) {
    const { id } = await story.control.createCustomer({ firstName: first, lastName: last, email })
    await story.control.post('/orders', {
      customerId: id,
      lines: [{ variantId: await variantOf(story), quantity: 2 }],
      attributes: { perennial_referral: own },
    })
  }
  await story.letDaysPass(15)
  const sent = await shopper.openUntil('Your friends')
  await shopper.take({
    name: 'widget-friends',
    shows: sent,
    says: 'The link to share, and what became of friends; none is named.',
  })
  const far = await shopper.openUntil('1 of 3')
  await shopper.take({
    name: 'widget-challenge-of-friends',
    shows: far,
    says: 'A challenge that asks for friends: one of three has kept their first order.',
  })
  await merchant.open('/app/referrals')
  const review = app.getByText('Waiting for you')
  await review.waitFor()
  await merchant.take({
    name: 'admin-referrals',
    shows: review,
    says: 'Referrals: what friends came to, and one that looks like the member themselves.',
  })
  // The other pictures are of a program without.
  await publishProgram(owner, { challenges: [] })
}

async function takeEditor({ merchant }: CardCast): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/program/challenges')
  await app.getByRole('button', { name: 'Edit Good company' }).click()
  const fields = app.getByRole('group', { name: 'Good company' })
  await fields.waitFor()
  await merchant.take({
    name: 'admin-challenge-of-friends',
    shows: fields,
    says: 'A challenge that asks for friends, while the program gives nothing for any.',
    heights: { desktop: 1100, phone: 1500 },
  })
}

const friends = [
  ['Hawthorn', 'Hale', 'hawthorn@example.com'],
  ['Aspen', 'Reed', 'laurel+two@example.com'],
] as const

async function variantOf({ control }: CardCast['story']): Promise<string> {
  const products =
    await control.get<{ isGiftCard: boolean; variants: { id: string }[] }[]>('/products')
  return products.find(({ isGiftCard }) => !isGiftCard)?.variants[0]?.id ?? ''
}
