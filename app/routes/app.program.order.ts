// A real order to try the draft on: the latest few to choose from, and one with all that is known.
import type { LoaderFunctionArgs } from '@remix-run/node'
import {
  findRealOrder,
  listRecentOrders,
  readRealOrder,
} from '../loyalty/insights/real-order/read-real-order.server.ts'
import { isStorable } from '../loyalty/kernel/storable.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import type { RealOrderAnswer } from '../ui/program/real-order/real-order-data.ts'

const longest = 40

/** `id` or `name` of the one that is asked for; without them, the latest. */
export async function loader({ request }: LoaderFunctionArgs): Promise<RealOrderAnswer> {
  const { shop } = await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const asked = (key: string) => (searchParams.get(key) ?? '').trim().slice(0, longest)
  const [id, name] = [asked('id'), asked('name')]
  if (!isStorable(id + name)) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const recent = await listRecentOrders(shop)
  const orderId = name ? await findRealOrder(shop, name) : id || recent[0]?.id
  return {
    recent: recent.map(({ processedAt, ...order }) => {
      return { ...order, processedAt: processedAt.toISOString() }
    }),
    order: orderId ? await readRealOrder(shop, orderId) : null,
  }
}
