// Points for what members do: the queue of approvals, and what a shopper sees.
import { freshRule } from '../../../app/loyalty/rules/catalogue.ts'
import { publishProgram, readSettings, signIn } from '../../demo/merchant.ts'
import type { CardCast } from './card-pictures.ts'

export async function takeDeeds({ stage, story, merchant, shopper }: CardCast): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/approvals')
  const empty = app.getByText('Nothing is done for points yet')
  await empty.waitFor()
  await merchant.take({
    name: 'admin-approvals-empty',
    shows: empty,
    says: 'Approvals, before there is anything to do for points.',
  })
  const owner = await signIn(story.control, stage.stack)
  const { rules } = (await readSettings(owner)) as { rules: unknown[] }
  const follow = { ...freshRule('task', 'follow', 100), isOn: true, title: 'Follow us' }
  const more = ['newsletter', 'contact', 'review', 'visits', 'share'] as const
  const fresh = more.map((kind) => freshRule(kind, kind, 100))
  await publishProgram(owner, { rules: [...rules, ...fresh, follow] })
  await story.control.moveClock({ advance: 'PT2M' })
  await story.join('Aster', 'Marsh')
  await shopper.signOut()
  await shopper.signIn('aster@example.com')
  const asked = await shopper.openUntil('More ways to earn')
  const { panel } = shopper
  await panel.getByText('I did this').click()
  await panel.getByLabel('A few words').fill('aster.marsh')
  await asked.scrollIntoViewIfNeeded()
  await shopper.take({
    name: 'widget-deeds',
    shows: asked,
    says: 'More ways to earn, with what is to be done for each.',
  })
  await panel.getByRole('button', { name: 'Send', exact: true }).click()
  await panel.getByText('Thank you! We look at it').waitFor()
  await merchant.open('/app/approvals')
  const sent = app.getByText('aster.marsh')
  await sent.waitFor()
  await merchant.take({
    name: 'admin-approvals',
    shows: sent,
    says: 'What members sent in, to be approved or rejected with a reason.',
  })
}
