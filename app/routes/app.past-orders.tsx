// Past orders: what the store sold before the program began, what points for it would come to, and
// the decision to give them.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../clock.server.ts'
import { monthOf } from '../loyalty/accounting/months.ts'
import { valueOf } from '../loyalty/accounting/point-value.ts'
import { readStatedValue } from '../loyalty/accounting/read-stated-value.server.ts'
import { renderRefusal } from '../loyalty/explain/render-refusal.ts'
import { askBackfillCount } from '../loyalty/insights/backfill/count-backfill.server.ts'
import { readPastOrders } from '../loyalty/insights/backfill/read-past-orders.server.ts'
import { readImport } from '../loyalty/insights/read-import.server.ts'
import { endOfLot } from '../loyalty/kernel/expiry.ts'
import { dateOf, startOfDate } from '../loyalty/kernel/time.ts'
import { readProgramInForce } from '../loyalty/program/read-program-in-force.server.ts'
import {
  confirmBackfill,
  undoBackfill,
} from '../loyalty/settlement/backfill/confirm-backfill.server.ts'
import { forgetExpected } from '../loyalty/settlement/request-fetches.server.ts'
import { allOrdersScope, askImport } from '../shopify/ask-import.server.ts'
import { cancelImport } from '../shopify/cancel-import.server.ts'
import { type AdminRequest, requireAdmin } from '../shopify/require-admin.server.ts'
import { requireCount, requireForm } from '../shopify/require-form.ts'
import { grantedScopes } from '../shopify/scopes.server.ts'
import type {
  PastOrdersAnswer,
  PastOrdersData,
  PastOrdersIntent,
} from '../ui/past-orders/past-orders-data.ts'
import { PastOrdersPage } from '../ui/past-orders/past-orders-page.tsx'
import { useSpeech } from '../ui/speech.tsx'
import { useWatch } from '../ui/use-watch.ts'
import { pageTitle } from '../ui/words.tsx'

export const meta = pageTitle('past_orders')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow } = await requireAdmin(request)
  const at = now()
  const { timeZone, domain } = shopRow
  const [past, progress, scopes, value, endsAt] = await Promise.all([
    readPastOrders(shop, at),
    readImport(shop),
    grantedScopes(domain),
    readStatedValue(shop, monthOf(at, timeZone)),
    readEnd(shop, at, timeZone),
  ])
  const points = past.count?.sums.points
  return {
    ...past,
    progress,
    seesAllOrders: scopes.includes(allOrdersScope),
    costMinor: value && points !== undefined ? valueOf(points, value) : null,
    endsAt,
    today: dateOf(at, timeZone),
    // The first day there is something to choose from, and the one that was chosen last.
    oldestDay: past.oldestOrder && dateOf(past.oldestOrder, timeZone),
    sinceDay: past.count && dateOf(past.count.since, timeZone),
  }
}

/** When points that were given now would end. */
async function readEnd(
  shop: AdminRequest['shop'],
  at: Date,
  timeZone: string,
): Promise<Date | null> {
  const version = await readProgramInForce(shop, at)
  if (!version) return null
  const { expiry, movesUnannounced } = version.settings
  return endOfLot(expiry, at, { timeZone, movesUnannounced }).expiresAt
}

export async function action({ request }: ActionFunctionArgs): Promise<PastOrdersAnswer> {
  const signedIn = await requireAdmin(request)
  const form = await requireForm(request)
  const intent = String(form.get('intent')) as PastOrdersIntent
  const result = await act(signedIn, intent, form)
  return { intent, refusal: result && !result.ok ? result.refusal : null }
}

async function act(signedIn: AdminRequest, intent: PastOrdersIntent, form: FormData) {
  const { shop, shopRow, admin, actor: decidedBy } = signedIn
  const text = (name: string) => String(form.get(name) ?? '')
  const at = now()
  switch (intent) {
    case 'import':
      return void (await askImport(shop, shopRow.domain, at))
    case 'cancel_import':
      await cancelImport(shop, admin, at)
      return void (await forgetExpected(shop))
    case 'count': {
      const since = startOfDate(text('since'), shopRow.timeZone)
      return since ? askBackfillCount(shop, { since, now: at }) : refuseForm()
    }
    case 'confirm': {
      const countedAt = new Date(text('countedAt'))
      if (Number.isNaN(countedAt.getTime())) return refuseForm()
      return confirmBackfill(shop, { countedAt, decidedBy, now: at })
    }
    case 'take_back':
      return undoBackfill(shop, { number: requireCount(form, 'number'), decidedBy, now: at })
    default:
      return refuseForm()
  }
}

function refuseForm(): never {
  throw new Response(null, { status: 400, statusText: 'Bad Request' })
}

const lookAgainMs = 1500

export default function PastOrders() {
  const data: PastOrdersData = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  const { speech } = useSpeech()
  const isReading = data.progress !== null && !data.progress.isOver
  const isCounting = data.count !== null && data.count.countedAt === null
  useWatch(isReading || isCounting || data.decisions.some(({ isOver }) => !isOver), lookAgainMs)
  const refusal = fetcher.state === 'idle' ? (fetcher.data?.refusal ?? null) : null
  return (
    <PastOrdersPage
      data={data}
      sending={(fetcher.formData?.get('intent') ?? null) as PastOrdersIntent | null}
      refused={refusal ? renderRefusal(refusal, speech) : null}
      onSend={(intent, fields = {}) => {
        // A second click while the first is on its way is the same wish.
        if (fetcher.state === 'idle') fetcher.submit({ intent, ...fields }, { method: 'post' })
      }}
    />
  )
}
