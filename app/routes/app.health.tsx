// Health: is everything heard, settled and written; what needs a person, and a way to try it again.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData, useRevalidator } from '@remix-run/react'
import { now } from '../clock.server.ts'
import { readHealth } from '../loyalty/insights/read-health.server.ts'
import { retryOrder } from '../loyalty/settlement/retry-order.server.ts'
import { askComparison } from '../shopify/ask-comparison.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { retryDeliveries } from '../shopify/webhooks/retry-deliveries.server.ts'
import { HealthPage } from '../ui/health/health-page.tsx'
import { pageTitle } from '../ui/words.tsx'

export const meta = pageTitle('health')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow } = await requireAdmin(request)
  return readHealth(shop, shopRow.timeZone, now())
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireAdmin(request)
  const form = await request.formData()
  const subject = String(form.get('subject') ?? '')
  switch (form.get('intent')) {
    case 'retry_delivery':
      await retryDeliveries(shop, subject)
      break
    case 'retry_deliveries':
      await retryDeliveries(shop)
      break
    case 'retry_order':
      await retryOrder(shop, subject, now())
      break
    case 'compare':
      await askComparison(shop)
      break
    default:
      throw new Response(null, { status: 400, statusText: 'Bad Request' })
  }
  return null
}

export default function Health() {
  const health = useLoaderData<typeof loader>()
  const fetcher = useFetcher()
  const revalidator = useRevalidator()
  return (
    <HealthPage
      health={health}
      isBusy={fetcher.state !== 'idle' || revalidator.state !== 'idle'}
      onRefresh={() => revalidator.revalidate()}
      onRetry={(intent, subject = '') => fetcher.submit({ intent, subject }, { method: 'post' })}
    />
  )
}
