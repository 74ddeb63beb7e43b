// What a merchant does to a customer: tags, and merging one into another.
import { mergeCustomers } from '../commerce/after/merge-customers.ts'
import { findCustomerByEmail, updateCustomer } from '../commerce/customers.ts'
import { requireCustomer } from '../commerce/find.ts'
import { CommerceRefusal } from '../commerce/refusal.ts'
import { readForm, redirect } from '../pages/exchange.ts'
import type { Desk } from './show-desk.ts'

export async function saveTags({ context, shop, params, request, response, base }: Desk) {
  const customer = requireCustomer(shop, params.id ?? '')
  const given = (await readForm(request)).get('tags') ?? ''
  const tags = given.split(',').map((tag) => tag.trim())
  updateCustomer(context, shop, customer, { tags: [...new Set(tags.filter(Boolean))] })
  redirect(response, `${base}/customers/${customer.id}?done=The tags are saved.`)
}

export async function merge({ context, shop, params, request, response, base }: Desk) {
  const customer = requireCustomer(shop, params.id ?? '')
  const email = (await readForm(request)).get('into') ?? ''
  const answer = new URLSearchParams()
  let shown = customer
  try {
    const kept = findCustomerByEmail(shop, email)
    if (!kept) throw new CommerceRefusal('customer_missing', `Nobody here has the e-mail ${email}.`)
    shown = mergeCustomers(context, shop, kept, customer)
    answer.set('done', `${customer.email} is merged into this customer.`)
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    answer.set('problem', error.message)
  }
  redirect(response, `${base}/customers/${shown.id}?${answer}`)
}
