// What is signed of a page of transfers: whose it is, what it holds, and the page before it.
import { sign } from '../../../sign.server.ts'

export interface SignedPage {
  shopId: number
  number: number
  untilId: bigint
  /** As PostgreSQL writes arrays of numbers. */
  ids: string
  prints: string
}

/** @param before the signature of the page before; empty for the first. */
export function signatureOf(page: SignedPage, before: string): string {
  const { shopId, number, untilId, ids, prints } = page
  return sign([before, shopId, number, untilId, ids, prints].join('|'), 'book-pages')
}
