// Tiers beside the points: as the merchant says what each takes, as a shopper sees the one they
// hold, and where the merchant finds it again.
import type { Tier } from '../../../app/loyalty/program/tiers/tier-settings.ts'
import { publishProgram, signIn } from '../../demo/merchant.ts'
import type { CardCast } from './card-pictures.ts'

const tier = (id: string, name: string, units: number, multiplierBps: number): Tier => ({
  ...{ id, name, spendMinor: units * 100, multiplierBps },
  points: null,
  orders: null,
})

const tiers = [
  tier('leaf', 'Leaf', 1, 10_000),
  tier('fern', 'Fern', 100, 12_500),
  tier('tree', 'Tree', 400, 15_000),
]

export async function takeTiers({ stage, story, merchant, shopper }: CardCast): Promise<void> {
  const owner = await signIn(story.control, stage.stack)
  await publishProgram(owner, { tiers, tierPeriod: 'calendar_year' })
  await story.control.moveClock({ advance: 'PT2M' })
  const customerId = await story.join('Heather', 'Brook')
  await story.buy(customerId, [['fern-mug', 9]])
  await story.letDaysPass(1)
  const { app } = merchant
  await merchant.open('/app/program')
  await app.getByRole('button', { name: 'Edit Fern' }).click()
  const fields = app.getByRole('group', { name: 'Fern' })
  await fields.waitFor()
  await merchant.take({
    name: 'admin-tiers',
    shows: fields,
    says: 'What each tier takes and gives, and what counts towards them.',
    heights: { desktop: 1000, phone: 1300 },
  })
  await shopper.signOut()
  await shopper.signIn('heather@example.com')
  await shopper.openPanel()
  const held = shopper.panel.getByText('to go until Tree').first()
  await held.waitFor()
  await shopper.take({
    name: 'widget-tiers',
    shows: held,
    says: 'The tier that a member holds, until when, and how far the next one is.',
  })
  await merchant.open(`/app/members/${await story.memberId(customerId)}`)
  const kept = app.getByText('to go until Tree').first()
  await kept.waitFor()
  await merchant.take({
    name: 'admin-member-tier',
    shows: kept,
    says: 'A member who holds a tier, and what is missing to the next.',
  })
}
