// The members of a list as a file, written while it is read. Names only where they are asked for:
// they are Shopify's, and pass through.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../../clock.server.ts'
import { exportMembers } from '../../loyalty/members/export-members.server.ts'
import { readFilterMoment } from '../../loyalty/members/filter-moment.server.ts'
import { listMembersOf, type MemberQuery } from '../../loyalty/members/list-members.server.ts'
import { readFilter } from '../../loyalty/members/member-filter.ts'
import type { MemberRow } from '../../loyalty/members/member-row.ts'
import { csvHeadings, csvLines } from '../../loyalty/members/members-csv.ts'
import { readCustomers } from '../../shopify/admin/customers/read-customers.ts'
import { findCustomers } from '../../shopify/find-customers.server.ts'
import { type AdminRequest, requireAdmin } from '../../shopify/require-admin.server.ts'
import { csvAnswer } from '../../ui/file-answer.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const asked = await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const query = {
    filter: readFilter(searchParams),
    moment: await readFilterMoment(asked.shop, now()),
  }
  const search = (searchParams.get('q') ?? '').trim()
  const pages = search ? await readFound(asked, search, query) : exportMembers(asked.shop, query)
  return csvAnswer('members.csv', writeLines(asked, pages, searchParams.get('names') === '1'))
}

type Query = Pick<MemberQuery, 'filter' | 'moment'>

async function readFound({ shop, admin }: AdminRequest, search: string, query: Query) {
  const customerIds = await findCustomers(admin, search)
  if (!customerIds) throw new Response(null, { status: 503, statusText: 'Service Unavailable' })
  return [await listMembersOf(shop, customerIds, query)]
}

async function* writeLines(
  { admin }: AdminRequest,
  pages: AsyncIterable<MemberRow[]> | Iterable<MemberRow[]>,
  hasNames: boolean,
): AsyncGenerator<string> {
  yield csvHeadings(hasNames)
  for await (const members of pages) {
    const customerIds = members.flatMap(({ customerId }) => customerId ?? [])
    const faces = hasNames ? await readCustomers(admin, customerIds) : null
    yield csvLines(members, faces)
  }
}
