// What days bring: the birthday that a member tells, and where the merchant sets it right; what is
// said to whoever was away, and how a year as a member reads in the history.

import { freshRule } from '../../../app/loyalty/rules/catalogue.ts'
import { publishProgram, signIn } from '../../demo/merchant.ts'
import { until } from '../stage.ts'
import type { CardCast } from './card-pictures.ts'

const rules = [
  freshRule('spend', 'spend', 100),
  freshRule('anniversary', 'anniversary', 100),
  { ...freshRule('birthday', 'birthday', 100), asksYear: true, asksGender: true },
  { ...freshRule('winback', 'winback', 100), lapseDays: 30 },
]

export async function takeDays({ stage, story, merchant, shopper }: CardCast): Promise<void> {
  const owner = await signIn(story.control, stage.stack)
  await publishProgram(owner, { rules })
  await story.control.moveClock({ advance: 'PT2M' })
  await until('the shop shows the program with its days', async () => {
    const answer = await fetch(stage.stack.addresses.storefront)
    return (await answer.text()).includes('on the day you joined')
  })
  const customerId = await story.join('Linnea', 'Heath')
  await story.buy(customerId, [['fern-mug', 3]])
  const { app } = merchant
  await shopper.signOut()
  await shopper.signIn('linnea@example.com')
  await shopper.openPanel()
  const { panel } = shopper
  await panel.getByRole('button', { name: 'Tell us your birthday' }).click()
  const month = panel.getByRole('combobox', { name: /^Month/ })
  await month.selectOption('6')
  await panel.getByRole('combobox', { name: /^Day/ }).selectOption('21')
  await shopper.take({
    name: 'widget-birthday',
    shows: month,
    says: 'A birthday that a member tells: why it is asked for, and what it brings.',
  })
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  const saved = panel.getByText('next birthday points').first()
  await saved.waitFor()
  await shopper.take({
    name: 'widget-birthday-told',
    shows: saved,
    says: 'When the first points for it come.',
  })
  await merchant.open(`/app/members/${await story.memberId(customerId)}`)
  const told = app.getByText('Told on').first()
  await told.waitFor()
  await merchant.take({
    name: 'admin-member-birthday',
    shows: told,
    says: 'What a member told of themselves; the merchant sets it right.',
  })
  await app.getByRole('button', { name: 'Correct', exact: true }).click()
  const form = app.getByRole('dialog')
  await form.getByLabel('Year, if known').waitFor()
  await merchant.take({
    name: 'admin-member-birthday-correct',
    shows: form.getByLabel('Year, if known'),
    says: 'Setting it right: what that means for points is said before.',
  })
  await form.getByRole('button', { name: 'Cancel' }).click()
  await story.letDaysPass(30)
  await shopper.openPanel()
  const missed = panel.getByText('We missed you').first()
  await missed.waitFor()
  await shopper.take({
    name: 'widget-missed',
    shows: missed,
    says: 'Points to come back for, until when they can be spent.',
  })
}
