// The members: newest or richest first, or those that a search finds at Shopify.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listMembers, listMembersOf } from '../loyalty/members/list-members.server.ts'
import { type MemberSort, readCursor } from '../loyalty/members/member-cursor.ts'
import { searchCustomers } from '../shopify/admin/search-customers.ts'
import { nameCustomers } from '../shopify/name-customers.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { MemberList } from '../ui/members/member-list.tsx'
import { pageTitle } from '../ui/words.tsx'

export const meta = pageTitle('members')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin } = await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const search = (searchParams.get('q') ?? '').trim()
  const sort: MemberSort = searchParams.get('sort') === 'balance' ? 'balance' : 'joined'
  const after = readCursor(searchParams.get('after'))
  const page = search
    ? { members: await listMembersOf(shop, await searchCustomers(admin, search)), next: null }
    : await listMembers(shop, { sort, after })
  const customerIds = page.members.map(({ customerId }) => customerId)
  const personOf = await nameCustomers(admin, customerIds)
  const members = page.members.map(({ customerId, ...member }) => ({
    ...member,
    person: personOf(customerId),
  }))
  return { members, next: page.next, search, sort, isFirstPage: after === null }
}

export default function Members() {
  return <MemberList list={useLoaderData<typeof loader>()} />
}
