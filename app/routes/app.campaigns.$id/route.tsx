// One campaign, or a new one: /app/campaigns/new asks which kind, then ?kind=; ?copy= begins with
// what another one gives.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { newestOfEach } from '../../loyalty/campaigns/campaign.ts'
import { formOf, freshForm } from '../../loyalty/campaigns/campaign-form.ts'
import { listEditions } from '../../loyalty/campaigns/list-editions.server.ts'
import { hasBegun, saveCampaign } from '../../loyalty/campaigns/save-campaign.server.ts'
import { handyMinor } from '../../loyalty/kernel/money.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { campaignKinds, freshRule } from '../../loyalty/rules/catalogue.ts'
import { type AdminRequest, requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireCount, requireForm } from '../../shopify/require-form.ts'
import { CampaignEditor } from '../../ui/campaigns/campaign-editor.tsx'
import { CampaignOver } from '../../ui/campaigns/campaign-over.tsx'
import {
  type CampaignAnswer,
  type CampaignData,
  isAlive,
} from '../../ui/campaigns/campaigns-data.ts'
import { ChooseCampaign } from '../../ui/campaigns/choose-campaign.tsx'
import { pageTitle } from '../../ui/words.tsx'
import { readRows } from '../app.campaigns._index/read-rows.server.ts'
import { readAudiences } from '../app.segments._index/read-audiences.server.ts'

export const meta = pageTitle('campaign')

const newId = 'new'

export async function loader({
  request,
  params,
}: LoaderFunctionArgs): Promise<CampaignData | null> {
  const asking = await requireAdmin(request)
  const { shop, shopRow } = asking
  const at = now()
  const [version, editions, choices, { rows, averageMinor, isMonthSpent }] = await Promise.all([
    readProgramInForce(shop, at),
    listEditions(shop),
    readAudiences(shop, at),
    readRows(asking, at),
  ])
  const isNew = params.id === newId
  const row = isNew ? null : rows.find(({ campaign }) => String(campaign) === params.id)
  const edition = newestOfEach(editions).find(({ campaign }) => campaign === row?.campaign)
  if (row === undefined) throw new Response(null, { status: 404, statusText: 'Not Found' })
  const { timeZone } = shopRow
  const form = edition ? formOf(edition, timeZone) : await newForm(asking, request, at)
  if (!form) return null
  return {
    row,
    form,
    at: at.toISOString(),
    begunAt: edition && hasBegun(edition, at) ? edition.startsAt.toISOString() : null,
    settings: version?.settings ?? null,
    averageMinor,
    isMonthSpent,
    choices,
    others: rows.filter((one) => isAlive(one) && one.campaign !== row?.campaign),
  }
}

/** Null: which kind has yet to be chosen. */
async function newForm({ shop, shopRow }: AdminRequest, { url }: Request, at: Date) {
  const { searchParams } = new URL(url)
  const { timeZone, currency } = shopRow
  const copied = newestOfEach(await listEditions(shop)).find(
    ({ campaign }) => String(campaign) === searchParams.get('copy'),
  )
  if (copied) {
    const { rule, budgetPoints, isAnnounced, audience } = formOf(copied, timeZone)
    const kept = { budgetPoints, isAnnounced, ...(audience ? { audience } : {}) }
    return { ...freshForm(rule, { now: at, timeZone }), ...kept }
  }
  const kind = campaignKinds.find((one) => one === searchParams.get('kind'))
  if (!kind) return null
  const rule = freshRule(kind, 'campaign', handyMinor(currency))
  return freshForm(rule, { now: at, timeZone })
}

export async function action({ request, params }: ActionFunctionArgs): Promise<CampaignAnswer> {
  const { shop, shopRow, actor } = await requireAdmin(request)
  const form = await requireForm(request)
  const isNew = params.id === newId
  if (!isNew && !/^\d{1,9}$/.test(String(params.id)))
    throw new Response(null, { status: 404, statusText: 'Not Found' })
  const result = await saveCampaign(shop, {
    form: parseJson(String(form.get('form'))),
    campaign: isNew ? null : Number(params.id),
    seen: requireCount(form, 'seen'),
    timeZone: shopRow.timeZone,
    recordedBy: actor,
    now: now(),
  })
  if (!result.ok) return { refusal: result.refusal }
  if (isNew) throw redirect('/app/campaigns')
  return { refusal: null }
}

export default function CampaignRoute() {
  const data = useLoaderData<typeof loader>() as CampaignData | null
  const fetcher = useFetcher<typeof action>()
  if (!data) return <ChooseCampaign />
  const { row, form } = data
  if (row && (!isAlive(row) || row.isEnding)) return <CampaignOver row={row} />
  return <CampaignEditor key={row?.campaign ?? form.rule.kind} data={data} fetcher={fetcher} />
}
