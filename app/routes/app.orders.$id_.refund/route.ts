// What a refund of these units and this money would take, while it is being put together.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../../clock.server.ts'
import { explainRefund } from '../../loyalty/explain/reckoning/explain-refund.ts'
import { readRefundPreviews } from '../../loyalty/settlement/refund-preview/read-refund-preview.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireOrderId } from '../app.orders.$id/require-order-id.ts'

const mostLines = 250
const mostMinor = 1_000_000_000_000

/** `line=<id>:<quantity>` for each line, `shipping` and `amount` in minor units on top of them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireAdmin(request)
  const orderId = requireOrderId(params.id)
  const { searchParams } = new URL(request.url)
  const asked = {
    lines: searchParams.getAll('line').slice(0, mostLines).map(readLine),
    shippingMinor: readWhole(searchParams.get('shipping') ?? '0', mostMinor),
    amountMinor: readWhole(searchParams.get('amount') ?? '0', mostMinor),
  }
  const previews = await readRefundPreviews(shop, { orderId, refunds: [asked], now: now() })
  const [preview] = previews ?? []
  if (!preview) throw new Response(null, { status: 404, statusText: 'Not Found' })
  return { explanation: explainRefund(preview) }
}

function readLine(text: string) {
  const [lineId = '', quantity = ''] = text.split(':')
  return { lineId, quantity: readWhole(quantity, 1_000_000) }
}

function readWhole(text: string, most: number): number {
  const value = /^\d{1,13}$/.test(text) ? Number(text) : Number.NaN
  if (!(value <= most)) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  return value
}
