import type { Customer } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { notModelled } from '../errors.ts'
import { customerNode } from '../nodes/customer.ts'
import { type Matcher, matchId, matchInstant, matchText, search } from '../search.ts'

export function customersConnection(call: AdminCall, args: ConnectionArguments) {
  const customers = [...call.shop.customers.values()]
  const found = search(customers, args.query as string | null, searchFields(call))
  return connection(found, args, {
    node: (customer) => customerNode(call, customer),
    placeOf: (customer) => [sortValue(customer, String(args.sortKey)), customer.id],
    handled: ['query'],
  })
}

function sortValue(customer: Customer, key: string): string | number {
  if (key === 'ID' || key === 'RELEVANCE') return 0
  if (key === 'CREATED_AT') return customer.createdAt
  if (key === 'UPDATED_AT') return customer.updatedAt
  if (key === 'NAME') return `${customer.lastName} ${customer.firstName}`.toLowerCase()
  throw notModelled(`sorting customers by ${key}`)
}

function searchFields({ shop, context }: AdminCall): Record<string, Matcher<Customer>> {
  const now = () => context.clock.now()
  return {
    id: (customer, term) => matchId(customer.id, term),
    email: (customer, term) => matchText(customer.email, term),
    first_name: (customer, term) => matchText(customer.firstName, term),
    last_name: (customer, term) => matchText(customer.lastName, term),
    phone: (customer, term) => matchText(customer.phone, term),
    tag: (customer, term) => customer.tags.some((tag) => matchText(tag, term)),
    created_at: (customer, term) => matchInstant(customer.createdAt, term, shop.timeZone, now()),
    updated_at: (customer, term) => matchInstant(customer.updatedAt, term, shop.timeZone, now()),
    // Free text finds a word of the name, or the e-mail; with `*` their beginnings.
    text: (customer, term) =>
      [customer.firstName, customer.lastName, customer.email].some((text) =>
        matchText(text, term),
      ) || matchText(`${customer.firstName} ${customer.lastName}`, term),
  }
}
