// How GraphQL writes money and ids.
import { type Bill, exponentOf, presentedMinor, toDecimal } from '../commerce/money.ts'
import { badRequest } from './errors.ts'

export function money(minor: number, currencyCode: string) {
  return { amount: toDecimal(minor, exponentOf(currencyCode)), currencyCode }
}

export function moneyBag(minor: number, bill: Bill) {
  return {
    shopMoney: money(minor, bill.currency),
    presentmentMoney: money(presentedMinor(minor, bill), bill.presentment.currency),
  }
}

export interface GlobalId {
  kind: string
  id: string
}

/** `gid://shopify/Order/12` → kind and id. @throws GraphQLError as Shopify for another shape. */
export function parseGid(value: string): GlobalId {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(value)
  if (!match) throw badRequest(`Invalid global id '${value}'`)
  const [, kind = '', id = ''] = match
  return { kind, id }
}

/** The id of a gid of one of these kinds. @throws GraphQLError for another kind. */
export function idOf(value: string, ...kinds: string[]): string {
  const { kind, id } = parseGid(value)
  if (!kinds.includes(kind)) throw badRequest(`Invalid global id '${value}' for ${kinds[0]}`)
  return id
}
