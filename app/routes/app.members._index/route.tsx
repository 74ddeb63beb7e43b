// The members: filtered and sorted as the address says, or those that a search finds at Shopify.
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { readFilterMoment } from '../../loyalty/members/filter-moment.server.ts'
import { readCursor } from '../../loyalty/members/list/member-cursor.ts'
import {
  countShown,
  listMembers,
  listMembersOf,
  type MemberQuery,
} from '../../loyalty/members/list-members.server.ts'
import { readFilter, readSort } from '../../loyalty/members/member-filter.ts'
import { findOrders } from '../../loyalty/members/statement/find-orders.server.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { findCustomers } from '../../shopify/find-customers.server.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { type AdminRequest, requireAdmin } from '../../shopify/require-admin.server.ts'
import filterStyles from '../../ui/members/filters/filters.css?url'
import { MemberList } from '../../ui/members/member-list.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('members')

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: filterStyles }]

export async function loader({ request }: LoaderFunctionArgs) {
  const asked = await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const search = (searchParams.get('q') ?? '').trim()
  const query: MemberQuery = {
    filter: readFilter(searchParams),
    sort: readSort(searchParams.get('sort')),
    after: readCursor(searchParams.get('after')),
    moment: await readFilterMoment(asked.shop, now()),
  }
  const [{ members, ...page }, orders, version] = await Promise.all([
    search ? readFound(asked, search, query) : readPage(asked, query),
    findOrders(asked.shop, search),
    readProgramInForce(asked.shop, query.moment.now),
  ])
  const personOf = await nameCustomers(
    asked.admin,
    members.map(({ customerId }) => customerId),
  )
  return {
    ...page,
    members: members.map(({ customerId, ...member }) => ({
      ...member,
      person: personOf(customerId),
    })),
    orders,
    choices: {
      segments: (query.moment.segments ?? []).map(({ segment, name }) => ({ id: segment, name })),
      tiers: (version?.settings.tiers ?? []).map(({ id, name }) => ({ id, name })),
    },
    search,
    filter: query.filter,
    sort: query.sort,
    isFirstPage: query.after === null,
  }
}

async function readPage({ shop }: AdminRequest, query: MemberQuery) {
  const [page, count] = await Promise.all([listMembers(shop, query), countShown(shop, query)])
  const { members: total, isAbout } = count
  return { ...page, total, isAbout, isSearchFailed: false }
}

/** Shopify finds who they are, the books say what they have. */
async function readFound({ shop, admin }: AdminRequest, search: string, query: MemberQuery) {
  const customerIds = await findCustomers(admin, search)
  const members = customerIds ? await listMembersOf(shop, customerIds, query) : []
  const total = members.length
  return { members, next: null, total, isAbout: false, isSearchFailed: customerIds === null }
}

export default function Members() {
  return <MemberList list={useLoaderData<typeof loader>()} />
}
