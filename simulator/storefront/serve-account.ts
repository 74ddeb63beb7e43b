// Signing in and up. Real customer accounts ask for a code from an e-mail; here a shopper is
// picked.
import { randomBytes } from 'node:crypto'
import { createCustomer } from '../commerce/customers.ts'
import { requireCustomer } from '../commerce/find.ts'
import { CommerceRefusal } from '../commerce/refusal.ts'
import { readForm, redirect } from '../pages/exchange.ts'
import { ownPath } from './cart/serve-cart.ts'
import { showPage } from './serve-pages.ts'
import { goTo, keepCart, type Visit } from './visit.ts'

const mostShown = 30

/** Who is signed in already and only has to come back is sent on, confirmed. */
export async function visitLogin(visit: Visit): Promise<void> {
  const back = ownPath(visit.url.searchParams.get('return_url'))
  if (!visit.customer || !back) return showLogin(visit)
  visit.cart.isConfirmed = true
  keepCart(visit)
  redirect(visit.response, back)
}

function showLogin(visit: Visit, problem: string | null = null): Promise<void> {
  const shoppers = [...visit.shop.customers.values()].slice(0, mostShown).map((customer) => ({
    id: customer.id,
    name: `${customer.firstName} ${customer.lastName}`.trim() || customer.email,
    email: customer.email,
  }))
  const returnTo = ownPath(visit.url.searchParams.get('return_url')) ?? `${visit.root}/account`
  return showPage(visit, {
    template: 'login',
    title: 'Sign in',
    objects: { shoppers, sign_up_problem: problem, return_to: returnTo },
  })
}

export async function signIn(visit: Visit): Promise<void> {
  const form = await readForm(visit.request)
  const customer = requireCustomer(visit.shop, form.get('customer_id') ?? '')
  enter(visit, customer.id, form.get('return_to'))
}

export async function signUp(visit: Visit): Promise<void> {
  const form = await readForm(visit.request)
  const read = (name: string) => (form.get(name) ?? '').trim()
  const email = read('email')
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
    return showLogin(visit, 'Please give an e-mail address, like ada@example.com.')
  }
  try {
    const customer = createCustomer(visit.context, visit.shop, {
      firstName: read('first_name'),
      lastName: read('last_name'),
      email,
      locale: visit.locale,
    })
    enter(visit, customer.id, form.get('return_to'))
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    await showLogin(visit, `${error.message}. Sign in instead.`)
  }
}

function enter(visit: Visit, customerId: string, returnTo: string | null): void {
  visit.cart.customerId = customerId
  keepCart(visit)
  const back = ownPath(returnTo)
  if (back) redirect(visit.response, back)
  else goTo(visit, '/account')
}

/** The cart stays; another person at the same screen gets it under a new token. */
export function signOut(visit: Visit): void {
  visit.shop.carts.delete(visit.cart.id)
  visit.cart.id = randomBytes(16).toString('hex')
  visit.cart.customerId = null
  visit.cart.isConfirmed = false
  keepCart(visit)
  goTo(visit, '/')
}
