import { digitsOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'

/** One call asks for at most so many: each costs a point of the shop's allowance. */
export const emailsPerCall = 50

type Data = Record<string, { id: string } | null>

/** @returns the customers' ids in the order of the e-mails; null where nobody has that one. */
export async function findCustomersByEmail(
  admin: AdminClient,
  emails: string[],
): Promise<(string | null)[]> {
  if (emails.length === 0) return []
  if (emails.length > emailsPerCall) throw new RangeError(`at most ${emailsPerCall} e-mails`)
  const data = await admin.graphql<Data>(
    documentFor(emails.length),
    Object.fromEntries(emails.map((email, index) => [`email${index}`, email])),
  )
  return emails.map((_, index) => {
    const customer = data[`customer${index}`]
    return customer ? digitsOf(customer.id) : null
  })
}

function documentFor(count: number): string {
  const places = Array.from({ length: count }, (_, index) => index)
  const variables = places.map((place) => `$email${place}: String!`).join(', ')
  const fields = places.map(
    (place) => `customer${place}: customerByIdentifier(
      identifier: { emailAddress: $email${place} }) { id }`,
  )
  return `#graphql
  query FindCustomersByEmail(${variables}) {
    ${fields.join('\n    ')}
  }`
}
