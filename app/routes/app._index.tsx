// Home: what is left to set up, how the program does, what the last weeks came to.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { now } from '../clock.server.ts'
import { rewardLabel } from '../loyalty/explain/reward-label.ts'
import { readBudgetUse } from '../loyalty/insights/budget/read-budget-use.server.ts'
import { countTroubles } from '../loyalty/insights/count-troubles.server.ts'
import { askEstimate, readEstimate } from '../loyalty/insights/estimate.server.ts'
import { isPanelMissing } from '../loyalty/insights/is-panel-missing.server.ts'
import { readImport } from '../loyalty/insights/read-import.server.ts'
import { readKeyFigures } from '../loyalty/insights/read-key-figures.server.ts'
import { haveSameSettings } from '../loyalty/program/compare-versions.ts'
import { dismissGuide } from '../loyalty/program/dismiss-guide.server.ts'
import { listVersions } from '../loyalty/program/list-versions.server.ts'
import { readDraft } from '../loyalty/program/read-draft.server.ts'
import { readPhase } from '../loyalty/program/read-phase.server.ts'
import { allOrdersScope, askImport } from '../shopify/ask-import.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { requireForm } from '../shopify/require-form.ts'
import { grantedScopes } from '../shopify/scopes.server.ts'
import { type HomeIntent, HomePage } from '../ui/home/home-page.tsx'
import { useWatch } from '../ui/use-watch.ts'
import { pageTitle } from '../ui/words.tsx'
import type { loader as appLoader } from './app.tsx'

export const meta = pageTitle('home')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow, locale } = await requireAdmin(request)
  const at = now()
  const { currency, domain } = shopRow
  const [figures, versions, draft, troubles, recent, progress, phase, isMissing, scopes, budget] =
    await Promise.all([
      readKeyFigures(shop, at),
      listVersions(shop),
      readDraft(shop, currency),
      countTroubles(shop, at),
      readEstimate(shop, { currency, now: at }),
      readImport(shop),
      readPhase(shop, at),
      isPanelMissing(shop),
      grantedScopes(domain),
      readBudgetUse(shop, shopRow, at),
    ])
  // Counted by a worker: the page shows what there is and looks again.
  if (!recent || recent.isStale) await askEstimate(shop)
  const published = versions[0]
  const dearest = draft.settings.rewards.find(({ id }) => id === recent?.worth?.rewardId)
  return {
    figures,
    recent,
    dearestReward: dearest ? rewardLabel(dearest, currency, locale) : null,
    progress,
    seesAllOrders: scopes.includes(allOrdersScope),
    troubles,
    budget,
    phase: published ? phase.phase : ('not_started' as const),
    spendUntil: phase.spendUntil,
    hasChanges: published !== undefined && !haveSameSettings(published.settings, draft.settings),
    isDraftTouched: draft.updatedBy !== null,
    isGuideDismissed: shopRow.guideDismissedAt !== null,
    isPanelMissing: isMissing,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, shopRow } = await requireAdmin(request)
  const intent = (await requireForm(request)).get('intent')
  if (intent === 'dismiss_guide') await dismissGuide(shop, now())
  else if (intent === 'import') await askImport(shop, shopRow.domain, now())
  else throw new Response(null, { status: 400, statusText: 'Bad Request' })
  return null
}

const lookAgainMs = 2000

export default function Home() {
  const app = useRouteLoaderData<typeof appLoader>('routes/app')
  const home = useLoaderData<typeof loader>()
  const fetcher = useFetcher()
  const isComing = !home.recent || home.recent.isStale || home.progress?.isOver === false
  useWatch(isComing, lookAgainMs)
  const sending = fetcher.formData?.get('intent') ?? null
  return (
    <HomePage
      home={home}
      theme={{ domain: app?.domain ?? '', apiKey: app?.apiKey ?? '' }}
      sending={sending as HomeIntent | null}
      onSend={(intent) => {
        if (fetcher.state === 'idle') {
          fetcher.submit({ intent }, { method: 'post', action: '/app?index' })
        }
      }}
    />
  )
}
