// The form of a theme's language and country selectors.
import { readForm, redirect } from '../pages/exchange.ts'
import { ownPath } from './cart/serve-cart.ts'
import { translatePath } from './roots.ts'
import { keepCart, type Visit } from './visit.ts'

export async function localize(visit: Visit): Promise<void> {
  const { cart, shop, response } = visit
  const form = await readForm(visit.request)
  const country = form.get('country_code')
  if (country && shop.markets.some((market) => market.countries.includes(country))) {
    cart.country = country
    keepCart(visit)
  }
  const locale = form.get('language_code') ?? visit.locale
  const back = ownPath(form.get('return_to')) ?? '/'
  redirect(response, translatePath(back, shop.locales, locale))
}
