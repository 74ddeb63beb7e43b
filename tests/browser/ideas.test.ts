// The idea board, lived through: a merchant begins with Insiders, which has it; a shopper posts an
// idea, the merchant accepts it and replies, another votes, a second idea that says the same is
// joined, one is declined with a reason.
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { findViolations } from './find-violations.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()
const ferns = 'Ferns for dark rooms'

test('posted, accepted, voted for, replied to, joined, declined and withdrawn', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  const { app } = merchant
  await beginInsiders(merchant)
  await control.moveClock({ advance: 'PT1M' })
  await payForIdeas(merchant)

  const basil = await Shopper.enter(browser, stack)
  await basil.signUp('Basil', 'basil@example.com')
  await basil.seesInPanel(/Ideas No ideas yet\. Yours can be the first\. .* gives you 30 points/)
  await basil.panel.getByRole('button', { name: 'Post an idea' }).click()
  await post(basil, ferns, 'Mine have <b>no</b> window.')
  await basil.panel.getByText('Your ideas', { exact: true }).waitFor()
  await basil.panel.getByText('The shop has not looked at it yet.').waitFor()

  const sage = await Shopper.enter(browser, stack, phone)
  await sage.signUp('Sage', 'sage@example.com')
  await sage.seesInPanel(/No ideas yet/)
  await sage.panel.getByRole('button', { name: 'Post an idea' }).click()
  await post(sage, 'Write to sage@example.com', '')
  await sage.panel.getByText(/^Leave out e-mail addresses/).waitFor()
  await post(sage, 'Plants that need no light', '')
  await sage.panel.getByText('The shop has not looked at it yet.').waitFor()

  await merchant.openApp('/app/ideas')
  await merchant.explains([
    /Waiting \(2\) Shown \(0\)/,
    /Ferns for dark rooms Attention Waiting Mine have <b>no<\/b> window\. Basil Greenwood · Posted/,
  ])
  await fits(merchant)
  await app.getByRole('button', { name: `Accept “${ferns}”` }).click()
  await merchant.explains([/The idea is shown to members\./, /Waiting \(1\) Shown \(1\)/])

  await sage.seesInPanel(/Ideas Tell us what .* Ferns for dark rooms Mine have <b>no<\/b> window/)
  await sage.panel.getByRole('button', { name: 'See all ideas and vote' }).click()
  await sage.panel.getByRole('button', { name: `Vote for “${ferns}”` }).click()
  await sage.panel.getByText('1 vote', { exact: true }).last().waitFor()
  await basil.seesInPanel(/Your balance 30 points/)
  await basil.seesInPanel(/Ferns for dark rooms Mine have <b>no<\/b> window\. 1 vote/)

  await joinAndAnswer(merchant)

  await basil.seesInPanel(/1 vote Planned A member The shop: They come in spring\./)
  await sage.seesInPanel(/They come in spring/)
  await sage.panel.getByRole('button', { name: 'See all ideas and vote' }).click()
  await sage.panel.getByText(/^It says the same as “Ferns for dark rooms”/).waitFor()
  await post(sage, 'Sell cars, too', '')
  await sage.panel.getByText('Sell cars, too').waitFor()
  await declineCars(merchant)
  await sage.visit('/')
  await sage.openRewards()
  await sage.panel.getByRole('button', { name: 'See all ideas and vote' }).click()
  await sage.panel.getByText(/This is not the place for it: .* We sell plants\./).waitFor()

  await basil.visit('/')
  await basil.openRewards()
  await basil.panel.getByRole('button', { name: 'See all ideas and vote' }).click()
  await basil.panel.getByRole('button', { name: `Withdraw “${ferns}”` }).click()
  await basil.panel.getByRole('button', { name: 'Withdraw for good?' }).click()
  await basil.panel.getByText('You have withdrawn your idea.').waitFor()
  await merchant.openMember('basil@example.com')
  await merchant.explains([/Idea accepted/])
  expect([merchant, basil, sage].flatMap((each) => each.complaints)).toEqual([
    expect.stringContaining('409'),
  ])
  expect(await verifyStack(stack)).toBe('')
})

async function post({ panel }: Shopper, title: string, text: string): Promise<void> {
  const form = panel.locator('[data-slot="ideas-form"]')
  await form.waitFor()
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click()
  await panel.getByLabel('Your idea in a few words').fill(title)
  await panel.getByLabel('Tell more').fill(text)
  await panel.getByRole('button', { name: 'Send idea' }).click()
}

/** The second idea is joined to the first, which is planned and replied to. */
async function joinAndAnswer(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app/ideas')
  await app.getByRole('link', { name: 'Plants that need no light' }).click()
  await app.getByLabel('Search in ideas').fill('dark')
  await app.getByRole('button', { name: 'Search', exact: true }).click()
  await app.getByRole('button', { name: `Join to “${ferns}”` }).click()
  await fits(merchant)
  await app.getByRole('dialog').getByRole('button', { name: 'Join', exact: true }).click()
  await merchant.explains([/Joined to “Ferns for dark rooms”/])
  await merchant.openApp('/app/ideas?tab=shown')
  await app.getByRole('link', { name: ferns }).click()
  await merchant.explains([/1 vote · 1 idea joined to it · 30 points given/])
  await app.getByLabel('Status').selectOption('planned')
  await merchant.explains([/Success Shown Info Planned/])
  await app.getByLabel('Reply').fill('They come in spring.')
  await app.getByRole('button', { name: 'Reply', exact: true }).click()
  await app.getByRole('button', { name: 'Withdraw reply' }).waitFor()
  await fits(merchant)
  for (const frame of page.frames())
    if (frame !== page.mainFrame()) expect(await findViolations(frame)).toEqual([])
}

async function declineCars(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await merchant.openApp('/app/ideas')
  await app.getByRole('button', { name: 'Decline “Sell cars, too”' }).click()
  await app.getByLabel('Reason', { exact: true }).selectOption('off_topic')
  await app.getByLabel('More in your own words').fill('We sell plants.')
  await fits(merchant)
  await app.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
  await merchant.explains([/The idea was declined\./, /Declined \(1\)/])
}

async function beginInsiders(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await merchant.openApp('/app/program/templates')
  await app.getByRole('button', { name: 'Use this program: Insiders' }).click()
  await app.getByText('The draft was replaced').waitFor()
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
}

/** The template has the board switched on; what an idea is given is the merchant's own. */
async function payForIdeas(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app/ideas')
  await merchant.explains([/No ideas yet/])
  await fits(merchant)
  await app.getByRole('link', { name: 'Look at the board’s settings' }).click()
  await app.getByLabel('Points for an idea that you accept').fill('30')
  await merchant.explains([/An idea that the shop accepts gives you 30 points\./])
  await fits(merchant)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Board saved').first().waitFor()
}
