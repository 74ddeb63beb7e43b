// The life of a program: a version is put off and called off, versions are compared, the state is
// changed, and a program comes from a file or from a template.
import { readFile } from 'node:fs/promises'
import type { MerchantPictures } from '../merchant-pictures.ts'

const tall = { desktop: 1100, phone: 1500 }

/** Once two versions were published. */
export async function takeProgramLife(merchant: MerchantPictures): Promise<void> {
  await takeSchedule(merchant)
  await takeFile(merchant)
  await takeReplacing(merchant)
  await merchant.open('/app/program/state')
  await merchant.take({
    name: 'admin-program-state',
    says: 'Whether the program runs, and who sees it.',
    heights: tall,
  })
}

async function takeSchedule(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/program')
  await app.getByLabel('Points', { exact: true }).first().fill('3')
  await page.getByRole('button', { name: 'Save' }).click()
  await app.getByText('Unpublished changes').waitFor()
  await merchant.toastGone()
  await merchant.press('Publish')
  const dialog = app.getByRole('dialog')
  await app.getByLabel('At a time').check({ force: true })
  await app.getByLabel('Date', { exact: true }).fill('2027-07-01')
  await merchant.take({ name: 'admin-program-schedule', says: 'A version may begin later.' })
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await app.getByText(/^Version \d is scheduled for/).waitFor()
  await merchant.toastGone()
  await merchant.take({ name: 'admin-program-scheduled', says: 'One version waits for its time.' })
  await merchant.open('/app/rewards')
  await merchant.take({
    name: 'admin-rewards-scheduled',
    says: 'The rewards while a version waits.',
  })
  await merchant.open('/app/program/versions')
  await merchant.take({
    name: 'admin-program-versions',
    says: 'What each version changed, any two compared, and the way back.',
    heights: tall,
  })
  await merchant.press(/^Call off version/)
  await dialog.waitFor()
  await merchant.take({ name: 'admin-program-call-off', says: 'What calling off means.' })
  await dialog.getByRole('button', { name: 'Call off' }).click()
  await app.getByText('Scheduled', { exact: true }).waitFor({ state: 'detached' })
  await merchant.open('/app/program/terms')
  await merchant.take({
    name: 'admin-program-terms',
    says: 'The terms of a version, written from its settings, in any language.',
    heights: tall,
  })
}

async function takeFile(merchant: MerchantPictures): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/program/file')
  await app.getByLabel('What to export').selectOption('2')
  const [exported] = await Promise.all([
    page.waitForEvent('download'),
    app.getByRole('button', { name: 'Download' }).click(),
  ])
  const text = await readFile(await exported.path(), 'utf8')
  const choose = (changed: string) =>
    app.locator('input[type=file]').setInputFiles({
      name: 'program.json',
      mimeType: 'application/json',
      buffer: Buffer.from(changed),
    })
  await choose(text.replace(/"pendingDays": \d+/, '"pendingDays": -4'))
  await app.getByText('settings.pendingDays: Enter 0 or more').waitFor()
  await merchant.take({
    name: 'admin-program-file-wrong',
    says: 'A file that would not do says where and why.',
    heights: tall,
  })
  const elsewhere = text.replace(/"shop": ".*"/, '"shop": "moss.example"').replace('USD', 'JPY')
  await choose(elsewhere.replace(/"pendingDays": \d+/, '"pendingDays": 6'))
  await app.getByText('From moss.example', { exact: false }).waitFor()
  await merchant.take({
    name: 'admin-program-file-found',
    says: 'What a file of another shop would change.',
    heights: tall,
  })
}

async function takeReplacing(merchant: MerchantPictures): Promise<void> {
  await merchant.open('/app/program/templates')
  await merchant.press('Use this program: Slice of the pie')
  await merchant.app.getByRole('dialog').waitFor()
  await merchant.take({
    name: 'admin-program-templates-ask',
    says: 'Taking a template over unpublished work asks first.',
  })
}
