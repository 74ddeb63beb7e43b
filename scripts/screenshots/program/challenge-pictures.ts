// Challenges: as the merchant says what there is to reach, as a shopper sees how far they are, and
// where the merchant finds it again.
import { handyMinor } from '../../../app/loyalty/kernel/money.ts'
import { runClub } from '../../../app/loyalty/program/templates/run-club.ts'
import { publishProgram, signIn } from '../../demo/merchant.ts'
import type { CardCast } from './card-pictures.ts'

export async function takeChallenges(cast: CardCast): Promise<void> {
  const { stage, story, merchant, shopper } = cast
  const owner = await signIn(story.control, stage.stack)
  const { challenges, levels } = runClub.settingsFor(handyMinor('USD'))
  await publishProgram(owner, { challenges: challenges ?? [], levels: levels ?? [] })
  await story.control.moveClock({ advance: 'PT2M' })
  const customerId = await story.join('Bryony', 'Hill')
  await story.buy(customerId, [['fern-mug', 3]])
  await story.letDaysPass(1)
  const { app } = merchant
  await merchant.open('/app/program/challenges')
  await app.getByRole('button', { name: 'Edit Four-week streak' }).click()
  const fields = app.getByRole('group', { name: 'Four-week streak' })
  await fields.waitFor()
  await merchant.take({
    name: 'admin-challenges',
    shows: fields,
    says: 'What there is to reach, what came of it so far, and how shoppers see it.',
    heights: { desktop: 1100, phone: 1500 },
  })
  await shopper.signOut()
  await shopper.signIn('bryony@example.com')
  await shopper.openPanel()
  const way = shopper.panel.getByText('3 of 10').first()
  await way.waitFor()
  await shopper.take({
    name: 'widget-challenges',
    shows: way,
    says: 'Challenges with their badges, dim until they are reached, and the level.',
  })
  await merchant.open(`/app/members/${await story.memberId(customerId)}`)
  const kept = app.getByText('3 of 10').first()
  await kept.waitFor()
  await merchant.take({
    name: 'admin-member-challenges',
    shows: kept,
    says: 'What a member has reached, and what they are on the way to.',
  })
}
