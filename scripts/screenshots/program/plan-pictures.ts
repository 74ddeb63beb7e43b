// A paid membership: as the merchant sells it, as its holder sees it, and where the merchant finds
// it again.
import { noPlan } from '../../../app/loyalty/plans/plan-settings.ts'
import { freshRule, type Rule } from '../../../app/loyalty/rules/catalogue.ts'
import { publishProgram, readSettings, signIn } from '../../demo/merchant.ts'
import type { CardCast } from './card-pictures.ts'

export async function takePlan({ stage, story, merchant, shopper }: CardCast): Promise<void> {
  const owner = await signIn(story.control, stage.stack)
  const { rules } = (await readSettings(owner)) as { rules: Rule[] }
  const { productId: id, ...sold } = await story.variantOf('fern-mug')
  const yearly = [{ id, title: sold.title }]
  const rate = { ...freshRule('multiply', 'members-rate', 100), paidMembersOnly: true as const }
  await publishProgram(owner, {
    rules: [...rules, rate],
    plan: { ...noPlan, isOn: true, name: 'Book club', yearly, url: '/products/fern-mug' },
  })
  await story.control.moveClock({ advance: 'PT2M' })
  const customerId = await story.join('Olive', 'Page')
  await story.buy(customerId, [['fern-mug', 1]])
  await story.buy(customerId, [['lavender', 3]])
  await story.control.settleWebhooks()
  await shopper.signOut()
  await shopper.signIn('olive@example.com')
  const held = await shopper.openUntil('You are a member until')
  await shopper.take({
    name: 'widget-plan',
    shows: held,
    says: 'A paid member: until when, and what it has saved beside what it cost.',
  })
  await merchant.open(`/app/members/${await story.memberId(customerId)}`)
  const kept = merchant.app.getByText('Paid membership').first()
  await kept.waitFor()
  await merchant.take({
    name: 'admin-member-plan',
    shows: kept,
    says: 'A paid member, with the orders that bought it.',
  })
  await merchant.open('/app/program')
  const sells = merchant.app.getByText('1 customer is a paid member now.')
  await sells.waitFor()
  await merchant.take({
    name: 'admin-program-plan',
    shows: sells,
    says: 'What a paid membership is sold as, and how many customers pay.',
    heights: { desktop: 1000, phone: 1300 },
  })
}
