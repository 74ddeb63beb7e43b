// A survey: as the merchant asks it, as a shopper answers it, and what came of it.
import type { CardCast } from './card-pictures.ts'

const question = 'How likely are you to recommend us to a friend?'

export async function takeSurveys({ story, merchant, shopper }: CardCast): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/surveys')
  const empty = app.getByText('Ask members what they think')
  await empty.waitFor()
  await merchant.take({
    name: 'admin-surveys-empty',
    shows: empty,
    says: 'What surveys are for, before there is one.',
  })
  await merchant.open('/app/surveys/new')
  await app.getByLabel('Question', { exact: true }).fill(question)
  const preview = app.getByText('What members see')
  await preview.waitFor()
  await merchant.take({
    name: 'admin-survey-new',
    shows: preview,
    says: 'A survey is written beside what members will see.',
    heights: { desktop: 1000, phone: 1900 },
  })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await app.getByText('Nobody has answered yet').waitFor()
  await story.join('Clover', 'Dale')
  await shopper.signOut()
  await shopper.signIn('clover@example.com')
  await shopper.openPanel()
  const { panel } = shopper
  const asked = panel.getByText(question)
  await asked.waitFor()
  await panel.getByRole('radio', { name: '9', exact: true }).check()
  await panel.getByLabel('Would you like to say why?').fill('Every plant came in one piece.')
  await shopper.take({
    name: 'widget-survey',
    shows: asked,
    says: 'A question, eleven numbers, and room to say why.',
  })
  await panel.getByRole('button', { name: 'Send answer' }).click()
  const thanks = panel.getByText(/^Thank you for your answer/)
  await thanks.waitFor()
  await shopper.take({
    name: 'widget-survey-thanks',
    shows: thanks,
    says: 'Thanks, with the points that are the same for every answer.',
  })
  await merchant.open('/app/surveys')
  await app.getByRole('link', { name: question }).click()
  const said = app.getByText('Every plant came in one piece.')
  await said.waitFor()
  await merchant.take({
    name: 'admin-survey',
    shows: said,
    says: 'The score of a survey, how often each number was given, and what members wrote.',
    heights: { desktop: 1700, phone: 2600 },
  })
  await merchant.open('/app/surveys')
  const score = app.getByText(/^NPS/)
  await score.waitFor()
  await merchant.take({
    name: 'admin-surveys',
    shows: score,
    says: 'The surveys, each with its score and how many answers that is of.',
  })
}
