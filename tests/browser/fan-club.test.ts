// The fan club, lived through: a merchant chooses it, names a page and a task; a shopper completes
// the profile, reads, shares, follows; the merchant rejects with a reason, approves and undoes.
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()

test('profile, page, link and task done, rejected, approved and taken back', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  await choose(merchant)
  await control.moveClock({ advance: 'PT1M' })

  const shopper = await Shopper.enter(browser, stack)
  const { panel } = shopper
  await shopper.signUp('Basil', 'basil@example.com')
  await shopper.seesInPanel(
    /More ways to earn 50 points for signing up to the newsletter .* Follow us: 20 points We look at it before it counts\. Nobody can verify this; please be fair\./,
  )
  await panel.getByRole('button', { name: 'Check my profile' }).click()
  await panel.getByText('Thank you! 25 points for you.').waitFor()
  await panel.getByRole('button', { name: 'Get my link' }).click()
  const field = panel.getByLabel('Your link')
  await expect.poll(() => field.inputValue()).toMatch(/[?]perennial=\w+$/)
  const link = await field.inputValue()
  await readPage(shopper)

  // Somebody else, whom nobody knows.
  const visitor = await Shopper.enter(browser, stack)
  const { pathname, search } = new URL(link)
  const counted = visitor.page.waitForResponse((answer) => answer.url().includes('/deed'))
  await visitor.visit(pathname + search)
  expect((await counted).status()).toBe(200)
  await shopper.seesInPanel(/Your balance 40 points/)

  await follow(shopper, '')
  await panel.getByText('Write a few words first.').waitFor()
  await follow(shopper, 'basil.green')
  await panel.getByText('Thank you! We look at it and let you know here.').waitFor()
  await shopper.seesInPanel(/Follow us: 20 points .* Waits for approval/)

  const { app } = merchant
  await merchant.openApp('/app/approvals')
  await merchant.explains([/Follow us Not verified Basil Greenwood 20 points .* basil\.green/])
  await fits(merchant)
  await app.getByRole('button', { name: 'Reject', exact: true }).click()
  await app.getByLabel('Reason', { exact: true }).fill('We did not find that name')
  await app.getByRole('dialog').getByRole('button', { name: 'Reject' }).click()
  await app.getByText('was rejected').waitFor()
  await shopper.seesInPanel(/Not accepted: We did not find that name/)
  await follow(shopper, 'basil.greenwood')
  await panel.getByText('Thank you! We look at it and let you know here.').waitFor()

  await merchant.openApp('/app/approvals')
  await app.getByRole('button', { name: 'Approve', exact: true }).click()
  await app.getByText('was approved, and its points are given').waitFor()
  await shopper.seesInPanel(/Your balance 60 points .* Follow us: 20 points .* Done/)
  await app.getByRole('button', { name: 'Undo', exact: true }).click()
  await app.getByText('1 waits again').waitFor()
  await shopper.seesInPanel(/Your balance 40 points/)
  await app.getByRole('button', { name: 'Approve', exact: true }).click()
  await app.getByText('was approved, and its points are given').waitFor()
  await merchant.openApp('/app/approvals?state=counted')
  await merchant.explains([/Complete profile Basil Greenwood/, /Our story/, /Visitor brought/])
  await fits(merchant)

  await merchant.openMember('basil@example.com')
  await merchant.explains([/Done: Follow us/, /Taken back: Done: Follow us/, /Read: Our story/])
  const complaints = [merchant, shopper, visitor].flatMap((one) => one.complaints)
  // Of what was sent in empty, and refused.
  expect(complaints).toEqual([expect.stringContaining('409')])
  expect(await verifyStack(stack)).toBe('')
})

/** From the template to a program that runs, with a page to read and a task of its own. */
async function choose(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app/program/templates')
  await app.getByRole('button', { name: 'Use this program: Fan club' }).click()
  await app.getByText('The draft was replaced').waitFor()
  // Nobody has an address here before the first order.
  await merchant.unfold('Complete profile')
  const contact = app.getByRole('group', { name: 'Complete profile' })
  await contact.getByLabel('Address').uncheck()
  await app.getByRole('checkbox', { name: 'Page read' }).check()
  const reading = app.getByRole('group', { name: 'Page read' })
  await reading.getByLabel('Page of your store').fill('/products/fern-mug')
  await reading.getByLabel('Seconds').fill('5')
  // It goes by that name from then on.
  await reading.getByLabel('Name of the page').fill('Our story')
  await app.getByRole('checkbox', { name: 'Follow or other task' }).check()
  const task = app.getByRole('group', { name: 'Follow or other task' })
  await task.getByLabel('What members are to do').fill('Follow us')
  await fits(merchant)
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await page.getByText('Draft saved').first().waitFor()
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
}

async function readPage(shopper: Shopper): Promise<void> {
  const counted = shopper.page.waitForResponse(
    (answer) => answer.request().postData()?.includes('"read"') ?? false,
  )
  await shopper.visit('/products/fern-mug')
  expect((await counted).status()).toBe(200)
  await shopper.seesInPanel(/Your balance 35 points/)
}

async function follow({ panel }: Shopper, note: string): Promise<void> {
  if (note === '') await panel.getByText('I did this').click()
  else if (!(await panel.getByRole('textbox').last().isVisible()))
    await panel.getByText('I did this').click()
  await panel.getByLabel('A few words').fill(note)
  await panel.getByRole('button', { name: 'Send', exact: true }).click()
}
