// One order: what it is worth and why, which lines counted, where its points are now, and what a
// refund would take.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { explainLine } from '../../loyalty/explain/reckoning/explain-line.ts'
import { explainOrder } from '../../loyalty/explain/reckoning/explain-order.ts'
import { readOrder } from '../../loyalty/members/statement/read-order.server.ts'
import { readVersions } from '../../loyalty/program/list-versions.server.ts'
import { readRefundPreviews } from '../../loyalty/settlement/refund-preview/read-refund-preview.server.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { OrderPage } from '../../ui/orders/order-page.tsx'
import { pageTitle } from '../../ui/words.tsx'
import { requireOrderId } from './require-order-id.ts'

export const meta = pageTitle('orders')

/** Lines that are said beforehand what giving them back takes. */
const mostPreviews = 50

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, shopRow, admin } = await requireAdmin(request)
  const orderId = requireOrderId(params.id)
  const order = await readOrder(shop, orderId)
  if (!order) throw new Response(null, { status: 404, statusText: 'Not Found' })
  const left = order.snapshot.lines.filter((line) => line.currentQuantity > 0)
  const refunds = left.slice(0, mostPreviews).map(({ id, currentQuantity }) => {
    const lines = [{ lineId: id, quantity: currentQuantity }]
    return { lines, shippingMinor: 0, amountMinor: 0 }
  })
  const [versions, previews, personOf] = await Promise.all([
    readVersions(shop, [order.version ?? 0, ...order.entries.flatMap(versionOf)]),
    readRefundPreviews(shop, { orderId, refunds, now: now() }),
    nameCustomers(admin, order.memberId === null ? [] : [order.customerId]),
  ])
  const { snapshot, entries, customerId, memberId, ...rest } = order
  return {
    ...rest,
    memberId,
    person: memberId === null ? null : personOf(customerId),
    isTest: snapshot.isTest,
    currency: snapshot.currency,
    isOfShop: snapshot.currency === shopRow.currency,
    shippingLeftMinor: snapshot.shipping.placedMinor - snapshot.shipping.refundedMinor,
    explanation: explainOrder({ ...order, settings: versions.get(order.version ?? 0) ?? null }),
    entries: entries.map((entry) => ({ ...entry, explanation: explainLine(entry, versions) })),
    refundable: left.map(({ id, title, currentQuantity }, index) => {
      const preview = previews?.[index]
      const takes = preview ? preview.was - preview.is : null
      return { id, title, quantity: currentQuantity, takes }
    }),
  }
}

function versionOf({ because }: { because: object }): number[] {
  return 'version' in because ? [Number(because.version)] : []
}

export default function Order() {
  return <OrderPage order={useLoaderData<typeof loader>()} />
}
