// The merchant's list of causes: what was pledged to each, and what was paid.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCauses } from '../../loyalty/causes/list-causes.server.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { kindOf, rewardKindNames } from '../../loyalty/reward-kinds/catalogue.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import type { CausesData } from '../../ui/causes/causes-data.ts'
import { CausesPage } from '../../ui/causes/causes-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('causes')

export async function loader({ request }: LoaderFunctionArgs): Promise<CausesData> {
  const { shop, shopRow } = await requireAdmin(request)
  const { currency } = shopRow
  const [rows, draft] = await Promise.all([
    listCauses(shop, { currency }),
    readDraft(shop, currency),
  ])
  const { rewards } = draft.settings
  return {
    rows,
    hasReward: rewards.some(({ kind, isOn }) => isOn && kindOf(kind).isForCause),
    rewardKind: rewardKindNames.find((kind) => kindOf(kind).isForCause) ?? null,
  }
}

export default function CausesRoute() {
  return <CausesPage data={useLoaderData<typeof loader>() as CausesData} />
}
