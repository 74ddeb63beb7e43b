// The idea board as its merchant sees it: what waits for a decision first.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readBoard } from '../../loyalty/ideas/keep-board.server.ts'
import { listIdeas } from '../../loyalty/ideas/list-ideas.server.ts'
import { ideaTabs } from '../../loyalty/ideas/listed-idea.ts'
import { isStorable } from '../../loyalty/kernel/storable.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import type { IdeasData } from '../../ui/ideas/ideas-data.ts'
import { IdeasPage } from '../../ui/ideas/ideas-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('ideas')

const longestSearch = 100

export async function loader({ request }: LoaderFunctionArgs): Promise<IdeasData> {
  const { shop, admin } = await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const tab = ideaTabs.find((one) => one === searchParams.get('tab')) ?? 'waiting'
  const page = Math.min(10_000, Math.max(0, Math.trunc(Number(searchParams.get('page'))) || 0))
  const search = readSearch(searchParams)
  const [listed, { isOn }] = await Promise.all([
    listIdeas(shop, { tab, search, page }),
    readBoard(shop),
  ])
  const personOf = await nameCustomers(
    admin,
    listed.ideas.map(({ customerId }) => customerId),
  )
  const ideas = listed.ideas.map((one) => ({ ...one, person: personOf(one.customerId) }))
  return { ...listed, ideas, tab, search, page, isOn }
}

function readSearch(searchParams: URLSearchParams): string {
  const search = (searchParams.get('q') ?? '').trim().slice(0, longestSearch)
  return isStorable(search) ? search : ''
}

export default function Ideas() {
  return <IdeasPage data={useLoaderData<typeof loader>() as IdeasData} />
}
