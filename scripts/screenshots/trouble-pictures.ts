// Health, when all is well and when it is not, and a page that could not be loaded.
import type { MerchantPictures } from './merchant-pictures.ts'
import { changeACode, leaveADebt, leaveAnOrderWaiting, loseAnOrder } from './mishaps.ts'
import { type Stage, sendUnreadable, until } from './stage.ts'
import type { Story } from './story.ts'

const wellHeights = { desktop: 900, phone: 1120 }
const troubledHeights = { desktop: 1240, phone: 1600 }

export async function takeTroubles(
  merchant: MerchantPictures,
  stage: Stage,
  story: Story,
): Promise<void> {
  const { app } = merchant
  await takeDebt(merchant, stage, story)
  await merchant.open('/app/health')
  await merchant.press('Compare with Shopify now')
  await app.getByText(/was compared with Shopify/).waitFor()
  await merchant.take({
    name: 'admin-health',
    says: 'Health: everything was heard and booked.',
    heights: wellHeights,
  })

  await sendUnreadable(stage, (await story.control.moveClock({ advance: 'PT1M' })).now)
  await loseAnOrder(story)
  await changeACode(stage, story)
  await leaveAnOrderWaiting(story)
  await merchant.open('/app/health')
  await merchant.press('Compare with Shopify now')
  await until('what is wrong is listed', async () => {
    await merchant.open('/app/health')
    const text = await app.locator('body').innerText()
    return (
      /told of a change/.test(text) &&
      /could not be understood/.test(text) &&
      /was changed in Shopify/.test(text) &&
      /newest state of (order|\d+ orders)/.test(text)
    )
  })
  await merchant.take({
    name: 'admin-health-troubles',
    says: 'Health: what needs a person.',
    heights: troubledHeights,
  })
  await story.control.post('/faults', { operation: 'nodes', kind: 'http_500', times: 40 })
  await merchant.open('/app/members')
  await merchant.take({
    name: 'admin-members-unnamed',
    says: 'Shopify does not answer: the points are there, the names are not.',
  })
  await takeError(merchant)
}

/** What a refund did not find any more is owed. */
async function takeDebt(merchant: MerchantPictures, stage: Stage, story: Story): Promise<void> {
  const memberId = await leaveADebt(stage, story)
  await until('the debt is booked', async () => {
    await merchant.open(`/app/members/${memberId}`)
    return /Owed/.test(await merchant.app.locator('body').innerText())
  })
  await merchant.take({
    name: 'admin-member-debt',
    says: 'A member who owes points: the next ones pay.',
    heights: { desktop: 1100, phone: 1500 },
  })
}

/** The page's figures never arrive. */
async function takeError(merchant: MerchantPictures): Promise<void> {
  const { page, app } = merchant
  await merchant.open()
  await page.route('**/app/members?*', (route) => route.abort())
  await page.getByRole('link', { name: 'Members' }).click()
  await app.getByText('could not be loaded').waitFor()
  await merchant.take({ name: 'admin-error', says: 'A page that could not be loaded.' })
  await page.unroute('**/app/members?*')
}
