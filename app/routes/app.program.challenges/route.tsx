// The challenges and levels of the program's draft, with what came of those that run.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { readChallengeFigures } from '../../loyalty/membership/challenges/read-figures.server.ts'
import { listVersions } from '../../loyalty/program/list-versions.server.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import type { ChallengesData } from '../../ui/challenges/challenges-data.ts'
import { ChallengesPage } from '../../ui/challenges/challenges-page.tsx'
import { pageTitle } from '../../ui/words.tsx'
import type { action } from '../app.program._index/route.tsx'

export const meta = pageTitle('challenges')

/** The draft is saved as on the program's own page. */
export { action } from '../app.program._index/route.tsx'

export async function loader({ request }: LoaderFunctionArgs): Promise<ChallengesData> {
  const { shop, shopRow } = await requireAdmin(request)
  const [draft, versions, figures] = await Promise.all([
    readDraft(shop, shopRow.currency),
    listVersions(shop),
    readChallengeFigures(shop, now()),
  ])
  return {
    draft: { ...draft, updatedAt: draft.updatedAt?.toISOString() ?? null },
    published: versions[0]?.settings ?? null,
    figures,
  }
}

export default function ChallengesRoute() {
  const data = useLoaderData<typeof loader>() as ChallengesData
  const fetcher = useFetcher<typeof action>()
  return <ChallengesPage data={data} fetcher={fetcher} />
}
