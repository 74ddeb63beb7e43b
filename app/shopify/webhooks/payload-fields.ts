// The fields that payloads are made of, checked so that whatever passes has a place in the books
// and in the database: a value without one makes the delivery unreadable, with the field named.
import { z } from 'zod'

// Shopify's ids have up to 20 digits; a key in an index cannot be of any length.
const digits = /^\d{1,20}$/
const globalId = /^gid:\/\/shopify\/\w{1,60}\/\d{1,20}$/
// Orders are imported with any date of the past; the ends of JavaScript's calendar are not
// PostgreSQL's.
const firstYear = 1
const lastYear = 2999

export const id = z.union([
  z.string().regex(digits, 'must be an id'),
  z.number().int().nonnegative().transform(String),
])

export const gid = z.string().regex(globalId, 'must be a global id')

export const stamp = z.string().refine((value) => {
  const year = new Date(value).getUTCFullYear()
  return year >= firstYear && year <= lastYear
}, 'must be an instant')

/** Text as PostgreSQL's jsonb takes it: without NUL, and without halves of a character. */
export const text = z
  .string()
  .transform((value) => (value.includes('\0') ? value.replaceAll('\0', '') : value).toWellFormed())
