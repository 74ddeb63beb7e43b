// The campaigns of the shop; one that runs or waits can be ended.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { endCampaign } from '../../loyalty/campaigns/stop-campaign.server.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireCount, requireForm } from '../../shopify/require-form.ts'
import type { CampaignAnswer, CampaignsData } from '../../ui/campaigns/campaigns-data.ts'
import { CampaignsPage } from '../../ui/campaigns/campaigns-page.tsx'
import { pageTitle } from '../../ui/words.tsx'
import { readRows } from './read-rows.server.ts'

export const meta = pageTitle('campaigns')

export async function loader({ request }: LoaderFunctionArgs): Promise<CampaignsData> {
  const asking = await requireAdmin(request)
  const at = now()
  const [version, { rows, isMonthSpent }] = await Promise.all([
    readProgramInForce(asking.shop, at),
    readRows(asking, at),
  ])
  return { isPublished: version !== null, isMonthSpent, rows }
}

export async function action({ request }: ActionFunctionArgs): Promise<CampaignAnswer> {
  const { shop, actor } = await requireAdmin(request)
  const campaign = requireCount(await requireForm(request), 'end')
  const result = await endCampaign(shop, { campaign, recordedBy: actor, now: now() })
  return { refusal: result.ok ? null : result.refusal }
}

export default function CampaignsRoute() {
  const data = useLoaderData<typeof loader>() as CampaignsData
  const fetcher = useFetcher<typeof action>()
  return <CampaignsPage data={data} fetcher={fetcher} />
}
