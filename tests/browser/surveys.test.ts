// A survey, lived through: a merchant asks a question, two shoppers answer it, one of them badly,
// for the same points; the merchant reads the score, what was said and the file.
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { findViolations } from './find-violations.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()
const question = 'How likely are you to recommend us to a friend?'

test('a question asked, answered well and badly, scored, filtered and taken out as a file', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  const { app, page } = merchant
  await merchant.openApp('/app/program')
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
  await control.moveClock({ advance: 'PT2M' })
  await addSurvey(merchant)

  const basil = await Shopper.enter(browser, stack)
  await basil.signUp('Basil', 'basil@example.com')
  await basil.seesInPanel(/What do you think\? How likely are you to recommend us to a friend\?/)
  await basil.seesInPanel(/You get 40 points for your answer, whatever it is\./)
  await answer(basil, { score: 2, comment: 'The pots came broken.\nNobody answered.' })
  await basil.panel.getByText('Thank you for your answer. You have got 40 points.').waitFor()
  await basil.seesInPanel(/^(?!.*What do you think).*Your balance 90 points/)
  await basil.panel.getByText('History', { exact: true }).click()
  await basil.panel.getByText('Answer to a survey').first().waitFor()

  const sage = await Shopper.enter(browser, stack, phone)
  await sage.signUp('Sage', 'sage@example.com')
  await sage.seesInPanel(/How likely are you/)
  await answer(sage, { score: 10, comment: '' })
  await sage.panel.getByText('You have got 40 points.').waitFor()

  await merchant.openApp('/app/surveys')
  await merchant.explains([/How likely .* Running From .* 40 points for an answer NPS 0 2 answers/])
  await fits(merchant)
  await app.getByRole('link', { name: question }).click()
  await merchant.explains([
    /Net Promoter Score 0 2 answers .* 2 answers alone: a few more can change the score a lot/,
    /Promoters \(9–10\) 50% 1 answer Passives \(7–8\) 0% 0 answers Detractors \(0–6\) 50% 1 answer/,
    /2 of 10 Basil Greenwood The pots came broken\. Nobody answered\./,
    /10 of 10 Sage Greenwood No comment .*40 points given/,
  ])
  await fits(merchant)
  await app.getByLabel('Which answers').selectOption('promoters')
  await merchant.explains([/^(?!.*broken).*Sage Greenwood/])
  await app.getByLabel('With a comment only').check({ force: true })
  await merchant.explains([/There is no such answer/])
  await app.getByLabel('Which answers').selectOption('all')
  await merchant.explains([/^(?!.*Sage).*Basil Greenwood/])
  expect(await takeFile(merchant)).toMatch(
    /answered_at,score,group,comment,points,customer_id\r\n.*,2,detractors,"The pots came broken\.\nNobody answered\.",40,\d+\r\n$/,
  )
  for (const frame of page.frames())
    if (frame !== page.mainFrame()) expect(await findViolations(frame)).toEqual([])

  await app.getByLabel('Ask this survey').uncheck({ force: true })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Survey saved').first().waitFor()
  await app.getByText('Off', { exact: true }).first().waitFor()
  const moss = await Shopper.enter(browser, stack)
  await moss.signUp('Moss', 'moss@example.com')
  await moss.seesInPanel(/Your balance/)
  await expect.poll(async () => (await sees(moss)).includes('What do you think')).toBe(false)

  await merchant.openMember('basil@example.com')
  await merchant.explains([/Answer to a survey/])
  const complaints = [merchant, basil, sage, moss].flatMap((each) => each.complaints)
  expect(complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

/** From the empty page, by way of everything that can be typed wrongly. */
async function addSurvey(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await app.getByRole('link', { name: 'Surveys', exact: true }).click()
  await merchant.explains([/Ask members what they think/])
  await fits(merchant)
  await app.getByRole('link', { name: 'Add survey' }).first().click()
  await app.getByLabel('Points for an answer').fill('-1')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await merchant.explains([/Fill this in/, /Enter 0 or more/])
  await app.getByLabel('Question', { exact: true }).fill(question)
  await app.getByLabel('Points for an answer').fill('40')
  await app.getByLabel('First day').fill('2026-12-24')
  await app.getByLabel('Last day').fill('2026-12-23')
  await save.click()
  await merchant.explains([/Choose an end after the beginning/])
  await app.getByLabel('First day').fill('')
  await app.getByLabel('Last day').fill('')
  await merchant.explains([
    /What members see What do you think\? How likely are you .* You get 40 points for your answer/,
    /All members are asked\./,
  ])
  await fits(merchant)
  await save.click()
  await merchant.explains([/Running/, /Nobody has answered yet/])
}

interface Given {
  score: number
  comment: string
}

async function answer({ panel }: Shopper, { score, comment }: Given): Promise<void> {
  await panel.getByRole('radio', { name: String(score), exact: true }).check()
  await panel.getByLabel('Would you like to say why?').fill(comment)
  await panel.getByRole('button', { name: 'Send answer' }).click()
}

async function sees(shopper: Shopper): Promise<string> {
  await shopper.visit('/')
  await shopper.openRewards()
  return shopper.panel.innerText()
}

async function takeFile({ app, page }: Merchant): Promise<string> {
  const download = page.waitForEvent('download')
  await app.getByRole('button', { name: 'Export as CSV' }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
