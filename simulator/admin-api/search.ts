// Shopify's search syntax, as far as apps here use it: terms joined by spaces or AND, each
// `field:value`, `field:>=value` or free text, `-` or NOT before one that must not hold, a `*` at
// the end for a prefix. OR, brackets and unknown fields are errors, where Shopify would quietly
// find too much or too little.
import { DateTime } from 'luxon'
import { badRequest, notModelled } from './errors.ts'

type Comparator = '=' | '<' | '<=' | '>' | '>='

export interface Term {
  /** Null for free text. */
  field: string | null
  comparator: Comparator
  value: string
  isNegated: boolean
}

export type Matcher<Item> = (item: Item, term: Term) => boolean

/** @returns the items that fit every term. @throws GraphQLError for what is not understood. */
export function search<Item>(
  items: Item[],
  query: string | null | undefined,
  fields: Record<string, Matcher<Item>>,
): Item[] {
  const terms = parseSearch(query ?? '')
  const tests = terms.map((term) => {
    const matcher = fields[term.field ?? 'text']
    if (!matcher) throw notModelled(`the search field ${term.field ?? '(free text)'}`)
    return (item: Item) => matcher(item, term) !== term.isNegated
  })
  return items.filter((item) => tests.every((test) => test(item)))
}

const termPattern =
  /\s*(-|NOT\s+)?(?:([a-z_]+):)?(>=|<=|>|<)?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s()'"]+))/y

export function parseSearch(query: string): Term[] {
  const terms: Term[] = []
  termPattern.lastIndex = 0
  while (query.slice(termPattern.lastIndex).trim() !== '') {
    const start = termPattern.lastIndex
    const match = termPattern.exec(query)
    if (!match) throw notModelled(`this part of a search: ${query.slice(start).trim()}`)
    const [, negation, field = null, comparator = '=', single, double, bare] = match
    const value = single ?? double ?? bare ?? ''
    if (!field && !negation && bare === 'AND') continue
    if (!field && bare === 'OR') throw notModelled('OR in a search')
    const isNegated = negation !== undefined
    terms.push({ field, comparator: comparator as Comparator, value: unescape(value), isNegated })
  }
  return terms
}

const unescape = (value: string) => value.replace(/\\(.)/g, '$1')

/** Equal without regard to case; `foo*` for a prefix. */
export function matchText(actual: string | null, { value }: Term): boolean {
  const text = (actual ?? '').toLowerCase()
  const wanted = value.toLowerCase()
  return wanted.endsWith('*') ? text.startsWith(wanted.slice(0, -1)) : text === wanted
}

/** Compares instants; a time without a zone is the shop's. `now` stands for the present. */
export function matchInstant(actual: string, term: Term, zone: string, now: Date): boolean {
  const wanted =
    term.value === 'now' ? DateTime.fromJSDate(now) : DateTime.fromISO(term.value, { zone })
  if (!wanted.isValid) throw badRequest(`Invalid timestamp in search: ${term.value}`)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(term.value)
  if (term.comparator === '=' && isDay) {
    return DateTime.fromISO(actual, { zone }).hasSame(wanted, 'day')
  }
  return compare(Date.parse(actual), wanted.toMillis(), term.comparator)
}

/** Compares decimal ids of any size. */
export function matchId(actual: string, term: Term): boolean {
  const wanted = term.value.replace(/^gid:\/\/shopify\/\w+\//, '')
  if (!/^\d+$/.test(wanted)) throw badRequest(`Invalid id in search: ${term.value}`)
  return compare(BigInt(actual), BigInt(wanted), term.comparator)
}

function compare(actual: number | bigint, wanted: number | bigint, by: Comparator): boolean {
  if (by === '=') return actual === wanted
  if (by === '<') return actual < wanted
  if (by === '<=') return actual <= wanted
  return by === '>' ? actual > wanted : actual >= wanted
}
