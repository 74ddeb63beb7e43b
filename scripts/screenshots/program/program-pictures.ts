// The program's page: a rate is changed, checked, saved and published; two people edit one draft.
import type { MerchantPictures } from '../merchant-pictures.ts'

/** A rate is changed, checked, saved and published. */
export async function takeProgram(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/program')
  await merchant.take({ name: 'admin-program', says: 'The program, beside an order of the shop.' })
  const points = app.getByLabel('Points', { exact: true }).first()
  await points.fill('2')
  await page.getByRole('button', { name: 'Save' }).waitFor()
  await merchant.take({
    name: 'admin-program-unsaved',
    says: 'Unsaved changes; the order follows.',
  })
  await points.fill('two')
  await page.getByRole('button', { name: 'Save' }).click()
  await app.locator('[id$="Error"]').first().waitFor()
  await merchant.take({ name: 'admin-program-errors', says: 'What cannot be saved says why.' })
  await points.fill('2')
  await takeConflict(merchant)
  await merchant.press('Publish')
  await app.getByRole('dialog').waitFor()
  await merchant.take({ name: 'admin-program-publish', says: 'What publishing changes.' })
  await app.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await app.getByText('Version 2').waitFor()
  await merchant.take({ name: 'admin-program-published', says: 'The new version is on its way.' })
}

/** Somebody else saves while the rate is being typed; both are kept. */
async function takeConflict(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  const other = await page.context().newPage()
  await other.goto(page.url(), { waitUntil: 'networkidle' })
  const theirs = other.frameLocator('iframe')
  await theirs.getByRole('button', { name: 'Edit Returns and refunds' }).click()
  await theirs.getByLabel('Days that returned points last at least').fill('45')
  await other.getByRole('button', { name: 'Save' }).click()
  await theirs.getByText('Unpublished changes').waitFor()
  await other.close()
  await page.getByRole('button', { name: 'Save' }).click()
  const title = app.getByText('The draft was changed meanwhile')
  await title.waitFor()
  await merchant.take({
    name: 'admin-program-conflict',
    shows: title,
    says: 'Two people edited the draft: what each changed, and the choice.',
  })
  await app.getByRole('button', { name: 'Keep both' }).click()
  await app.getByText('The draft was replaced').waitFor()
  await merchant.toastGone()
  await merchant.take({
    name: 'admin-program-draft',
    shows: app.getByText('Unpublished changes'),
    says: 'Saved, and not in force yet; what was there before can be brought back.',
  })
}
