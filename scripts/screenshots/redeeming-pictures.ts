// Having a reward, from the choice to the checkout, and what may stand in its way.
import type { ShopperPictures } from './shopper-pictures.ts'
import type { Story } from './story.ts'

/** From the choice to the checkout, and back again. */
export async function takeRedeeming(shopper: ShopperPictures): Promise<void> {
  await shopper.addToCart('boston-fern')
  await shopper.visit('/cart')
  await shopper.take({
    name: 'cart-rewards',
    shows: shopper.page.locator('.perennial-cart'),
    says: 'What points are worth on this order.',
  })
  await shopper.openPanel('/cart')
  await shopper.press(/^Redeem \$5 off/)
  await shopper.panel.getByText('It costs', { exact: true }).waitFor()
  await shopper.take({ name: 'widget-confirm', says: 'Before anything is spent: what it costs.' })
  await shopper.press('Redeem 100 points')
  await shopper.panel.getByText('The code is in your cart').waitFor()
  await shopper.take({ name: 'widget-issued', says: 'The code, already in the cart.' })
  await shopper.press('Close')
  await shopper.page.waitForLoadState('load')
  await shopper.page.locator('.cart__sum strong').waitFor()
  await shopper.take({ name: 'cart', says: 'The cart with the discount.' })
  await shopper.visit('/checkout')
  await shopper.take({ name: 'checkout', says: 'The checkout takes it off.' })
  await shopper.openPanel()
  await shopper.panel.getByRole('button', { name: /^Give back/ }).waitFor()
  await shopper.take({
    name: 'widget-codes',
    says: 'A code that is not used yet can be given back.',
  })
  await shopper.press(/^Give back/)
  await shopper.panel.getByText('was given back').waitFor()
  await shopper.take({ name: 'widget-given-back', says: 'Given back: the points are there again.' })
}

/** What is said before it is had, where that differs from a code: a choice, a product, a person. */
export async function takeKinds(shopper: ShopperPictures): Promise<void> {
  const pictures: [string, RegExp, string][] = [
    ['widget-any-amount', /^Redeem \$1 off for every/, 'As much as the member chooses.'],
    ['widget-free-product', /^Redeem Free Fern Mug/, 'A product that is put into the cart.'],
    ['widget-by-hand', /^Redeem A tour/, 'Something that a person of the shop sees to.'],
  ]
  for (const [name, button, says] of pictures) {
    await shopper.openPanel()
    await shopper.press(button)
    await shopper.panel.getByText('It costs', { exact: true }).waitFor()
    await shopper.take({ name, says })
  }
}

/** Somebody took the points away between the look and the click. */
export async function takeRefusal(
  shopper: ShopperPictures,
  takeAway: () => Promise<void>,
): Promise<void> {
  await shopper.openPanel()
  await shopper.press(/^Redeem \$5 off/)
  await shopper.panel.getByText('It costs', { exact: true }).waitFor()
  await takeAway()
  await shopper.press('Redeem 100 points')
  await shopper.panel.getByRole('alert').filter({ hasText: /\w/ }).waitFor()
  await shopper.take({ name: 'widget-refused', says: 'A refusal says what stands in the way.' })
}

/** @returns the used code's order, paid with the discount. */
export async function payWithCode(shopper: ShopperPictures, story: Story): Promise<void> {
  await shopper.openPanel('/cart')
  await shopper.press(/^Redeem \$5 off/)
  await shopper.press('Redeem 100 points')
  await shopper.panel.getByText('The code is in your cart').waitFor()
  await shopper.visit('/checkout')
  await shopper.page.getByRole('button', { name: 'Pay now' }).click()
  await shopper.page.waitForURL('**/thanks')
  await story.control.settleWebhooks()
}
