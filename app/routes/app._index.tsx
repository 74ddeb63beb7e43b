// Home: what is left to set up, how the program does, what to do next.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { now } from '../clock.server.ts'
import { countTroubles } from '../loyalty/insights/count-troubles.server.ts'
import { readKeyFigures } from '../loyalty/insights/read-key-figures.server.ts'
import { haveSameSettings } from '../loyalty/program/compare-versions.ts'
import { dismissGuide } from '../loyalty/program/dismiss-guide.server.ts'
import { listVersions } from '../loyalty/program/list-versions.server.ts'
import { readDraft } from '../loyalty/program/read-draft.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { HomePage } from '../ui/home/home-page.tsx'
import { pageTitle } from '../ui/words.tsx'
import type { loader as appLoader } from './app.tsx'

export const meta = pageTitle('home')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow } = await requireAdmin(request)
  const at = now()
  const [figures, versions, draft, troubles] = await Promise.all([
    readKeyFigures(shop, at),
    listVersions(shop),
    readDraft(shop, shopRow.currency),
    countTroubles(shop),
  ])
  const published = versions[0]
  return {
    figures,
    troubles,
    isLive: published !== undefined,
    hasChanges: published !== undefined && !haveSameSettings(published.settings, draft.settings),
    isGuideDismissed: shopRow.guideDismissedAt !== null,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireAdmin(request)
  await dismissGuide(shop, now())
  return null
}

export default function Home() {
  const app = useRouteLoaderData<typeof appLoader>('routes/app')
  const fetcher = useFetcher()
  return (
    <HomePage
      home={useLoaderData<typeof loader>()}
      theme={{ domain: app?.domain ?? '', apiKey: app?.apiKey ?? '' }}
      onDismissGuide={() => fetcher.submit(null, { method: 'post', action: '/app?index' })}
      isDismissing={fetcher.state !== 'idle'}
    />
  )
}
