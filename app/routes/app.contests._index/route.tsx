// The merchant's contests.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { countEntrants, listContests } from '../../loyalty/contests/list-contests.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { toContestRow } from '../../ui/contests/contest-row.ts'
import type { ContestRow } from '../../ui/contests/contests-data.ts'
import { ContestsPage } from '../../ui/contests/contests-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('contests')

export async function loader({ request }: LoaderFunctionArgs): Promise<ContestRow[]> {
  const { shop } = await requireAdmin(request)
  const [contests, entrants] = await Promise.all([listContests(shop), countEntrants(shop)])
  const at = now()
  return contests.map((one) => toContestRow(one, entrants.get(one.id) ?? 0, at))
}

export default function ContestsRoute() {
  return <ContestsPage rows={useLoaderData<typeof loader>() as ContestRow[]} />
}
