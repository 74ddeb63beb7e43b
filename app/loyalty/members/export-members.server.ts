// Every member of a list, for a file: read a page at a time, so that its size does not matter. Each
// page is of its own moment; nobody appears twice.
import type { ShopTx } from '../../db.server.ts'
import { readCursor } from './list/member-cursor.ts'
import { listMembers, type MemberQuery } from './list-members.server.ts'
import type { MemberRow } from './member-row.ts'

const pageSize = 250

export async function* exportMembers(
  shop: ShopTx,
  { filter, moment }: Pick<MemberQuery, 'filter' | 'moment'>,
): AsyncGenerator<MemberRow[]> {
  let next: string | null = null
  do {
    const after = readCursor(next)
    const query: MemberQuery = { filter, moment, sort: 'oldest', after, limit: pageSize }
    const page = await listMembers(shop, query)
    yield page.members
    next = page.next
  } while (next)
}
