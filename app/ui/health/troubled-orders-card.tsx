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
      isBusy={isBusy}
      troubles={orders.map((order) => ({
        id: order.id,
        title: order.name ? `Order ${order.name}` : `Order with id ${order.id}`,
        reason: order.isParked
          ? `Put aside: ${order.problem ?? 'no reason was kept'}`
          : (order.problem ?? 'Its newest state is still being asked for at Shopify.'),
        detail: `Since ${instant(order.since)}`,
        url: order.memberId ? `/app/members/${order.memberId}` : undefined,
        retry: { content: 'Try again', onAction: () => onRetry('retry_order', order.id) },
      }))}
    />
  )
}
