// Health: whether everything is heard, counted and written; what needs a person, and one button
// that mends it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData, useRevalidator, useRouteLoaderData } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { now } from '../../clock.server.ts'
import { readHealth } from '../../loyalty/insights/read-health.server.ts'
import { askComparison } from '../../shopify/ask-comparison.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import type { Asked, Sending } from '../../ui/health/health-data.ts'
import { HealthPage } from '../../ui/health/health-page.tsx'
import { useWatch } from '../../ui/use-watch.ts'
import { pageTitle } from '../../ui/words.tsx'
import type { loader as appLoader } from '../app.tsx'
import { mend } from './mend.server.ts'

export const meta = pageTitle('health')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow } = await requireAdmin(request)
  return readHealth(shop, shopRow.timeZone, now())
}

export async function action({ request }: ActionFunctionArgs) {
  const signedIn = await requireAdmin(request)
  const form = await requireForm(request)
  const text = (name: string) => String(form.get(name) ?? '')
  if (text('intent') === 'compare') {
    await askComparison(signedIn.shop)
    return { answer: 'asked' as const }
  }
  if (text('intent') !== 'mend')
    throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const wish = { kind: text('kind'), subject: text('subject'), mend: text('mend') }
  const isAsked = await mend({ ...signedIn, now: now() }, wish)
  return { answer: isAsked ? ('asked' as const) : ('gone' as const) }
}

const lookAgainMs = 2000
/** Where nothing changed a comparison leaves no trace; most are over by then. */
const comparisonMs = 60_000

export default function Health() {
  const app = useRouteLoaderData<typeof appLoader>('routes/app')
  const health = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  const revalidator = useRevalidator()
  const [isComparing, watchComparison] = useForAWhile(comparisonMs)
  const isAtWork = isComparing || health.lastSweep.isUnderWay
  useWatch(isAtWork || health.mended.some(({ isUnderWay }) => isUnderWay), lookAgainMs)
  const asked = fetcher.formData
  const sending: Sending | null = asked
    ? { subject: String(asked.get('subject') ?? ''), what: String(asked.get('mend') ?? 'compare') }
    : null
  const send = (what: Asked) => {
    // A second click while the first is on its way is the same wish.
    if (fetcher.state !== 'idle') return
    if (what.intent === 'compare') watchComparison()
    fetcher.submit({ ...what }, { method: 'post' })
  }
  return (
    <HealthPage
      health={health}
      theme={{ domain: app?.domain ?? '', apiKey: app?.apiKey ?? '' }}
      sending={sending}
      answer={fetcher.state === 'idle' ? (fetcher.data?.answer ?? null) : null}
      isRefreshing={revalidator.state !== 'idle'}
      onRefresh={() => revalidator.revalidate()}
      onSend={send}
    />
  )
}

/** Something that begins now and is over some time later. */
function useForAWhile(ms: number): [isOn: boolean, begin: () => void] {
  const [begun, setBegun] = useState(0)
  const [over, setOver] = useState(0)
  useEffect(() => {
    const end = setTimeout(() => setOver(begun), ms)
    return () => clearTimeout(end)
  }, [begun, ms])
  return [begun !== over, () => setBegun((count) => count + 1)]
}
