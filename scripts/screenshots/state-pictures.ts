// What shoppers see where something stands between them and their points: a sign-in that Shopify
// has not passed on, a pause, terms to accept, a program that ends.
import { publishProgram, signIn } from '../demo/merchant.ts'
import type { MerchantPictures } from './merchant-pictures.ts'
import type { ShopperPictures } from './shopper-pictures.ts'
import { type Stage, until } from './stage.ts'
import type { Story } from './story.ts'

const shop = '/shops/perennial-garden.myshopify.com'

export interface Cast {
  stage: Stage
  story: Story
  merchant: MerchantPictures
  shopper: ShopperPictures
}

/** @param regular who is signed in with the shopper's browser */
export async function takeStates(cast: Cast, regular: string): Promise<void> {
  const { stage, story, shopper } = cast
  await story.control.post(shop, { proxyNames: 'nobody' })
  await shopper.openPanel()
  await shopper.panel.getByRole('link', { name: 'Confirm sign-in' }).waitFor()
  await shopper.take({
    name: 'widget-confirm-sign-in',
    says: 'Shopify has not told us who this is: one step, no loop.',
  })
  await story.control.post(shop, { proxyNames: 'everybody' })

  await story.pause(stage, regular, 'Asked to be left out for a while')
  await sees(shopper, 'paused')
  await shopper.take({ name: 'widget-paused', says: 'A membership that the shop has paused.' })

  const merchant = await signIn(story.control, stage.stack)
  await publishProgram(merchant, { membership: 'joined', termsUrl: '/pages/terms' })
  await story.control.moveClock({ advance: 'PT2M' })
  await story.join('Reed', 'Tanaka')
  await shopper.signOut()
  await shopper.signIn('reed@example.com')
  await sees(shopper, 'I accept the terms')
  await shopper.take({
    name: 'widget-join',
    says: 'Where members join, with the terms they accept.',
  })
  await takeEnd(cast)
}

/** The program ends; what is left can be spent until a day. */
async function takeEnd({ merchant, shopper, story }: Cast): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/program/state')
  await app.getByLabel('Winding down', { exact: true }).check({ force: true })
  await app.getByLabel('Points can be spent until').fill('2027-06-30')
  await merchant.press('Change state')
  await app.getByRole('dialog').waitFor()
  await merchant.take({
    name: 'admin-program-winding-down',
    says: 'What winding down means, before it is done.',
    heights: { desktop: 1100, phone: 1500 },
  })
  await app.getByRole('dialog').getByRole('button', { name: 'Wind down' }).click()
  await app.getByRole('dialog').waitFor({ state: 'detached' })
  await story.control.moveClock({ advance: 'PT2M' })
  await shopper.signOut()
  await shopper.signIn('ivy@example.com')
  await sees(shopper, 'coming to an end')
  await shopper.take({ name: 'widget-winding-down', says: 'A program that ends says until when.' })
}

/** Opens the panel anew until it says so: what Liquid reads is written a moment later. */
function sees(shopper: ShopperPictures, text: string): Promise<void> {
  return until(`the panel says ${text}`, async () => {
    await shopper.openPanel()
    return (await shopper.panel.innerText()).includes(text)
  })
}
