// The rewards: what points can be had for, in the draft, and which of it is published.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { readShopFacts } from '../../loyalty/insights/warnings/read-shop-facts.server.ts'
import { refuse } from '../../loyalty/kernel/refusals.ts'
import type { Capability } from '../../loyalty/kernel/voucher.ts'
import { listVersions } from '../../loyalty/program/list-versions.server.ts'
import { readTold } from '../../loyalty/program/notice/notice.ts'
import { readNoticeRules } from '../../loyalty/program/notice/read-notice-rules.server.ts'
import { publishDraft } from '../../loyalty/program/publish-draft.server.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { scheduledOf } from '../../loyalty/program/schedule/scheduled.ts'
import type { RewardChange } from '../../loyalty/rewards/draft/arrange.ts'
import { changeRewards } from '../../loyalty/rewards/draft/change-rewards.server.ts'
import { newRewardId } from '../../loyalty/rewards/draft/new-reward-id.server.ts'
import { readChange, type WantedChange } from '../../loyalty/rewards/draft/read-change.ts'
import { countTaken } from '../../loyalty/rewards/read-taken.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { readMoment, requireCount, requireForm } from '../../shopify/require-form.ts'
import type { RewardsAnswer, RewardsData } from '../../ui/rewards/rewards-data.ts'
import { RewardsList } from '../../ui/rewards/rewards-list.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('rewards')

export async function loader({ request }: LoaderFunctionArgs): Promise<RewardsData> {
  const { shop, shopRow } = await requireAdmin(request)
  const at = now()
  const [draft, versions, facts, notice] = await Promise.all([
    readDraft(shop, shopRow.currency),
    listVersions(shop),
    readShopFacts(shop, shopRow),
    readNoticeRules(shop, at),
  ])
  const waiting = scheduledOf(versions, at)
  const taken = await countTaken(
    shop,
    draft.settings.rewards.map((reward) => reward.id),
  )
  return {
    draft: { settings: draft.settings, revision: draft.revision },
    published: versions.find((version) => version !== waiting)?.settings ?? null,
    scheduled: waiting && {
      number: waiting.number,
      effectiveFrom: waiting.effectiveFrom.toISOString(),
    },
    facts,
    notice,
    at: at.toISOString(),
    capabilities: shopRow.capabilities as Capability[],
    taken: Object.fromEntries(taken),
  }
}

export async function action({ request }: ActionFunctionArgs): Promise<RewardsAnswer> {
  const { shop, shopRow, actor } = await requireAdmin(request)
  const form = await requireForm(request)
  const intent = String(form.get('intent'))
  if (intent === 'publish') {
    const revision = requireCount(form, 'revision')
    const at = readMoment(form, shopRow.timeZone)
    if (at === null) return { intent, result: refuse('publish_at_invalid') }
    const told = readTold(form.get('told'))
    const publication = { revision, publishedBy: actor, now: now(), at, told }
    const result = await publishDraft(shop, publication)
    return { intent, result: result.ok ? { ok: true, value: result.value.number } : result }
  }
  const wanted = intent === 'change' ? readChange(String(form.get('change'))) : null
  if (!wanted) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const change = withId(wanted)
  const result = await changeRewards(shop, { change, currency: shopRow.currency, now: now() })
  return { intent: 'change', change: wanted, result }
}

const withId = (wanted: WantedChange): RewardChange =>
  wanted.do === 'duplicate' ? { ...wanted, newId: newRewardId() } : wanted

export default function RewardsPage() {
  const list = useLoaderData<typeof loader>() as RewardsData
  const fetcher = useFetcher<typeof action>()
  return <RewardsList list={list} fetcher={fetcher} />
}
