// The first day: what was there before is read, and the program is started.
import type { MerchantPictures } from './merchant-pictures.ts'
import { takeImport } from './past-pictures.ts'
import type { Story } from './story.ts'

const healthHeights = { desktop: 900, phone: 1120 }
const startHeights = { desktop: 2150, phone: 3600 }
const programHeights = { desktop: 1420, phone: 2420 }

/** The first minutes, and the start of the program. */
export async function takeSetup(merchant: MerchantPictures, story: Story): Promise<void> {
  await switchBlocks(merchant, false)
  await takeImport(merchant, story)
  await merchant.take({
    name: 'admin-home-setup',
    says: 'Home on the first day: what is left to do.',
  })
  await takeStart(merchant)
  await merchant.open('/app/members')
  await merchant.take({
    name: 'admin-members-new',
    says: 'Members on the first day: everyone who has an account in the store.',
  })
  await merchant.open('/app/health')
  await merchant.take({
    name: 'admin-health-new',
    says: 'Health on the first day.',
    heights: healthHeights,
  })
  await merchant.open('/app/program/templates')
  await merchant.take({
    name: 'admin-program-templates',
    says: 'Programs to begin with, in amounts that fit the currency.',
    heights: { desktop: 800, phone: 1300 },
  })
  await merchant.open('/app/program/file')
  await merchant.take({
    name: 'admin-program-file',
    says: 'A program leaves as a file, or comes from one.',
    heights: { desktop: 800, phone: 1000 },
  })
  await merchant.open('/app/program')
  await merchant.take({
    name: 'admin-program-new',
    says: 'A program that makes sense as it stands, not started yet.',
    heights: programHeights,
  })
  await merchant.press('Start the program')
  await merchant.app.getByRole('dialog').waitFor()
  await merchant.take({ name: 'admin-program-start', says: 'What starting the program means.' })
  await merchant.app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await merchant.app.getByText('Version 1').waitFor()
  await switchBlocks(merchant, true)
}

/** Three questions and what follows from them; then the draft is what it was. */
async function takeStart(merchant: MerchantPictures): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/start')
  for (const answer of ['About once a month', 'Larger orders', 'About 5%'])
    await app.getByText(answer, { exact: true }).click()
  await app.getByText('In your draft: Points for spending').waitFor()
  await merchant.take({
    name: 'admin-start',
    says: 'The first run: three questions, the program that follows, its colour, and the start.',
    heights: startHeights,
  })
  await merchant.open('/app/program/templates')
  await merchant.press('Use this program: Points for spending')
  await app.getByRole('dialog').getByRole('button', { name: 'Use this program' }).click()
  await app.getByText('The draft was replaced').waitFor()
}

const themeEditor = '/store/perennial-garden/themes/current/editor'

async function switchBlocks(merchant: MerchantPictures, isOn: boolean): Promise<void> {
  const { page } = merchant
  await merchant.openOwn(themeEditor)
  for (const box of await page.getByRole('checkbox').all()) await box.setChecked(isOn)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The theme is saved').waitFor()
}
