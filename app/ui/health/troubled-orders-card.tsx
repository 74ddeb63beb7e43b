import { useSpeech } from '../speech.tsx'
import type { Retry, ShownHealth } from './health-data.ts'
import { TroubleList } from './trouble-list.tsx'

interface CardProps {
  orders: ShownHealth['orders']
  isBusy: boolean
  onRetry: Retry
}

/** Orders whose points are not what they should be yet. */
export function TroubledOrdersCard({ orders, isBusy, onRetry }: CardProps) {
  const { instant } = useSpeech()
  return (
    <TroubleList
      heading="Orders that wait"
      allWell="No order waits: all of them are settled."
      advice="What Shopify has not answered yet is asked for again by itself. Nothing is counted twice."
      isBusy={isBusy}
      troubles={orders.map((order) => ({
        id: order.id,
        title: order.name ? `Order ${order.name}` : `Order with id ${order.id}`,
        reason: reasonOf(order),
        detail: `Since ${instant(order.since)}`,
        url: order.memberId ? `/app/members/${order.memberId}` : undefined,
        retry: { content: 'Try again', onAction: () => onRetry('retry_order', order.id) },
      }))}
    />
  )
}

function reasonOf({ isParked, problem }: ShownHealth['orders'][number]): string {
  if (isParked) return `Put aside: ${problem ?? 'no reason was kept'}`
  const waiting = 'Shopify has not given its newest state yet'
  return problem ? `${waiting}: ${problem}` : `${waiting}.`
}
