// Ways to earn and what counts: a rule is chosen, filled in, removed and brought back; the settings
// in their groups, beside an order of the shop.
import type { MerchantPictures } from '../merchant-pictures.ts'

const tall = { desktop: 1200, phone: 1700 }
const name = 'Spring weeks'
const further = ['Limits', 'Rounding and several rules', 'When points can be spent', 'Expiry']

export async function takeRules(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/program')
  const multiplied = app.getByRole('button', { name: 'Add: Multiplied points' })
  await merchant.press('Add a way to earn')
  await multiplied.waitFor()
  await merchant.take({
    name: 'admin-rules-add',
    says: 'The ways to earn there are, and what each is for.',
  })
  await multiplied.click()
  const rule = app.getByRole('group', { name: 'Multiplied points' })
  await rule.getByRole('button', { name: 'Conditions, limits and name' }).click()
  await rule.getByLabel('Name', { exact: true }).fill(name)
  await merchant.take({
    name: 'admin-rules-rule',
    says: 'A rule with what it is held to; the order follows.',
    heights: tall,
    shows: app.getByRole('checkbox', { name }),
  })
  const which = app.getByLabel('Which orders of a member')
  await which.selectOption({ label: 'Every nth' })
  await app.getByLabel('Which number (n)').fill('5')
  await merchant.take({
    name: 'admin-rules-orders',
    says: 'A rule for every fifth order of a member.',
    heights: tall,
    shows: which,
  })
  await merchant.press(`More actions for ${name}`)
  await app.getByRole('menuitem', { name: 'Remove' }).click()
  const removed = app.getByText(`${name} was removed.`)
  await removed.waitFor()
  await merchant.take({
    name: 'admin-rules-removed',
    says: 'A rule that was removed can be brought back.',
    shows: removed,
  })
  // Nothing of it is kept.
  await app.getByRole('button', { name: 'Undo', exact: true }).click()
  const discard = page.getByRole('button', { name: 'Discard', exact: true })
  await discard.click()
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await discard.waitFor({ state: 'hidden' })
  await takeCounting(merchant)
}

async function takeCounting(merchant: MerchantPictures): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/program')
  await merchant.press('With a refund')
  await merchant.press('Edit What counts')
  await merchant.press('Edit Products and orders that count')
  await merchant.take({
    name: 'admin-program-counting',
    says: 'What counts, with an example each; beside it an order of the shop.',
    heights: { desktop: 1500, phone: 2700 },
    shows: app.getByRole('heading', { name: 'What counts' }),
  })
  for (const group of further) await merchant.press(`Edit ${group}`)
  await merchant.take({
    name: 'admin-program-limits',
    says: 'Limits, rounding, waiting, expiry and returns.',
    heights: { desktop: 1500, phone: 2300 },
    shows: app.getByRole('heading', { name: 'Returns and refunds' }),
  })
}
