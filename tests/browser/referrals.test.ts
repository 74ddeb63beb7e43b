// Bringing friends, lived through: a shopper fetches their link, a friend comes by it and buys,
// both get their points once the order has held; another looks like the shopper themselves, and
// the merchant decides. A challenge asks for two of them, and counts as they hold.
import { expect, test } from 'vitest'
import { publishProgram, readSettings, signIn } from '../../scripts/demo/merchant.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()

const rule = {
  ...{ kind: 'referral', id: 'friends', isOn: true, points: 500, friendPoints: 200 },
  ...{ minimumMinor: 1000, holdDays: 14, monthMaximum: null, weekMaximum: 20 },
}

test('a link fetched, two friends, one given for, one that a person decides about', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const owner = await signIn(control, stack)
  const merchant = await Merchant.enter(browser, stack, phone)
  await merchant.openApp('/app/referrals')
  await merchant.explains([/Let members bring their friends/, /gives nothing for friends/])
  await fits(merchant)
  await addChallenge(merchant)
  const { rules } = (await readSettings(owner)) as { rules: object[] }
  await publishProgram(owner, { rules: [...rules, rule] })
  await control.moveClock({ advance: 'PT2M' })

  const sender = await Shopper.enter(browser, stack)
  await sender.signUp('Fern', 'fern@example.com')
  await sender.seesInPanel(/Bring a friend 500 points for you, 200 points for your friend/)
  await sender.panel.getByRole('button', { name: 'Get my link' }).click()
  const link = sender.panel.getByLabel('Your link')
  await expect.poll(() => link.inputValue()).toMatch(/\?ref=[2-9A-HJ-NP-Z]{8}$/)
  const { pathname, search } = new URL(await link.inputValue())
  await sender.panel.getByText(/^Your code: /).waitFor()

  const comes = async (email: string, viewport = phone) => {
    const friend = await Shopper.enter(browser, stack, viewport)
    await friend.visit(`${pathname}${search}`)
    await friend.openRewards()
    await friend.panel.getByText('A friend sent you', { exact: true }).waitFor()
    await friend.signUp('Basil', email)
    await friend.addToCart('fern-mug', 2)
    await friend.pay()
    return friend
  }
  await sender.seesInPanel(/Good company Bring 2 friends who keep their first order 100 points/)
  const friend = await comes('basil@example.com')
  await comes('Fern+two@example.com')
  await sender.seesInPanel(/A friend · ordered; waiting until the order is kept/)
  await control.moveClock({ advance: 'P15D' })
  await sender.seesInPanel(/A friend · 500 points for you/)
  await sender.seesInPanel(/Good company .* 1 of 2/)
  await friend.seesInPanel(/Your balance \d+ points/)
  expect(await friend.panel.getByText(/Did a friend send you/).count()).toBe(0)

  const { app } = merchant
  await merchant.openApp('/app/referrals')
  await merchant.explains([/Waiting for you/, /Both have the same mailbox/, /Rewarded/])
  await fits(merchant)
  await app.getByRole('button', { name: 'Reject the referral of Basil Greenwood' }).click()
  await app.getByRole('button', { name: 'Undo the decision about Basil Greenwood' }).click()
  await app.getByRole('button', { name: 'Accept the referral of Basil Greenwood' }).click()
  await app.getByRole('button', { name: 'Undo the decision about Basil Greenwood' }).waitFor()
  await merchant.explains([/Points, both sides 1,400 points/])
  await sender.seesInPanel(/A friend · 500 points for you .* A friend · 500 points for you/)
  await sender.seesInPanel(/Good company .* 100 points Reached on/)
  await app.getByRole('button', { name: 'Take back what was given for Basil Greenwood' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Take back', exact: true }).click()
  await merchant.explains([/Points, both sides 700 points/])
  await sender.seesInPanel(/A friend · nothing this time/)
  await sender.seesInPanel(/Good company .* 1 of 2/)

  await merchant.openMember('fern@example.com')
  await merchant.explains([
    /A friend you brought: they kept their first order/,
    /Taken back: Challenge reached: Good company/,
    /1 of 2/,
  ])
  expect([...merchant.complaints, ...sender.complaints, ...friend.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

/** While nothing is given for friends it says that nobody could reach it. */
async function addChallenge(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app/program/challenges')
  await app.getByRole('button', { name: 'Add a challenge' }).first().click()
  await app.getByRole('button', { name: 'Choose: Friends brought' }).click()
  const fields = app.getByRole('group', { name: 'Three friends' })
  await fields.getByLabel('Friends', { exact: true }).fill('2')
  await fields.getByLabel('Name', { exact: true }).fill('Good company')
  await app.getByText('Bring 2 friends who keep their first order').nth(1).waitFor()
  await merchant.explains([/Nobody can reach it: the program gives nothing for friends/])
  await fits(merchant)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Draft saved').first().waitFor()
}
