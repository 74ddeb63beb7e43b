import type { MemberJoined } from '../../../loyalty/kernel/facts.ts'
import { digitsOf } from '../../gid.ts'
import { readLines } from './read-lines.ts'

export interface ReadCustomer {
  joined: MemberJoined
  lastLine: number
}

/** Customers out of a bulk file. @param skip lines that are done with. @throws ShopifyFault. */
export async function* readCustomersInBulk(url: string, skip = 0): AsyncGenerator<ReadCustomer> {
  for await (const { number, object } of readLines(url, skip)) {
    const { id, createdAt } = object as { id: string; createdAt: string }
    const joined = { customerId: digitsOf(id), createdAt: new Date(createdAt).toISOString() }
    yield { joined, lastLine: number }
  }
}
