// One reward of the draft, or a new one: /app/rewards/new asks which kind, then
// /app/rewards/new?kind=.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { handyMinor } from '../../loyalty/kernel/money.ts'
import type { Capability } from '../../loyalty/kernel/voucher.ts'
import { stampCards } from '../../loyalty/program/cards/stamp-cards.ts'
import { unlockChoices } from '../../loyalty/program/challenges/unlocks.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import {
  freshReward,
  kindOf,
  programKindNames,
  type Reward,
} from '../../loyalty/reward-kinds/catalogue.ts'
import { changeRewards } from '../../loyalty/rewards/draft/change-rewards.server.ts'
import { newRewardId } from '../../loyalty/rewards/draft/new-reward-id.server.ts'
import { readReward } from '../../loyalty/rewards/draft/read-change.ts'
import { countTaken } from '../../loyalty/rewards/read-taken.server.ts'
import { listMarkets } from '../../shopify/admin/list-markets.ts'
import { refreshCapabilities } from '../../shopify/refresh-capabilities.server.ts'
import { type AdminRequest, requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import { grantedScopes } from '../../shopify/scopes.server.ts'
import { ChooseKind } from '../../ui/rewards/choose-kind.tsx'
import { RewardEditor } from '../../ui/rewards/reward-editor.tsx'
import type { RewardAnswer, RewardData } from '../../ui/rewards/rewards-data.ts'
import { pageTitle } from '../../ui/words.tsx'
import { readAudiences } from '../app.segments._index/read-audiences.server.ts'

export const meta = pageTitle('reward')

const newId = 'new'

type Loaded = { choose: Capability[] } | { choose: null; data: RewardData }

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Loaded> {
  const asking = await requireAdmin(request)
  const capabilities = asking.shopRow.capabilities as Capability[]
  const isNew = params.id === newId
  const kind = programKindNames.find((one) => one === new URL(request.url).searchParams.get('kind'))
  if (isNew && !kind) return { choose: capabilities }
  const reward =
    isNew && kind
      ? freshReward(kind, newRewardId(), handyMinor(asking.shopRow.currency))
      : await requireReward(asking, String(params.id))
  return { choose: null, data: { reward, isNew, ...(await circumstances(asking, reward)) } }
}

async function requireReward({ shop, shopRow }: AdminRequest, id: string): Promise<Reward> {
  const { settings } = await readDraft(shop, shopRow.currency)
  const reward = settings.rewards.find((one) => one.id === id)
  if (!reward) throw new Response(null, { status: 404, statusText: 'Not Found' })
  return reward
}

async function circumstances(asking: AdminRequest, reward: Reward) {
  const { shop, shopRow, admin } = asking
  const [scopes, taken, draft, state] = await Promise.all([
    grantedScopes(shopRow.domain),
    countTaken(shop, [reward.id]),
    readDraft(shop, shopRow.currency),
    kindOf(reward.kind).needs === null ? null : refreshCapabilities(shop.shopId, admin),
  ])
  return {
    capabilities: state?.granted ?? (shopRow.capabilities as Capability[]),
    hasNewCustomerAccounts: state?.hasNewCustomerAccounts ?? null,
    markets: scopes.includes('read_markets') ? await listMarkets(admin) : null,
    choices: await readAudiences(shop, now(), draft.settings.tiers),
    cards: stampCards(draft.settings),
    unlocks: unlockChoices(draft.settings, reward.unlockedBy),
    taken: taken.get(reward.id) ?? 0,
  }
}

export async function action({ request, params }: ActionFunctionArgs): Promise<RewardAnswer> {
  const { shop, shopRow } = await requireAdmin(request)
  const form = await requireForm(request)
  const reward = readReward(String(form.get('reward')))
  const isNew = params.id === newId
  const before = isNew ? null : readReward(String(form.get('before')))
  const isAnswerable = reward && (isNew || (before?.id === params.id && reward.id === params.id))
  if (!isAnswerable) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const result = await changeRewards(shop, {
    change: { do: 'save', reward, before },
    currency: shopRow.currency,
    now: now(),
  })
  if (!result.ok) return { refusal: result.refusal }
  if (isNew) throw redirect('/app/rewards')
  return { refusal: null }
}

export default function RewardPage() {
  const loaded = useLoaderData<typeof loader>() as Loaded
  const fetcher = useFetcher<typeof action>()
  if (loaded.choose) return <ChooseKind capabilities={loaded.choose} />
  const { reward, isNew } = loaded.data
  // A new one keeps the id it began with, however often the page is read again meanwhile.
  return <RewardEditor key={isNew ? reward.kind : reward.id} data={loaded.data} fetcher={fetcher} />
}
