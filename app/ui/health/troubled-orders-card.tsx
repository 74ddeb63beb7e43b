import { useSpeech } from '../speech.tsx'
import { type Translate, useT } from '../words.tsx'
import type { Retry, ShownHealth } from './health-data.ts'
import { TroubleList } from './trouble-list.tsx'

interface CardProps {
  orders: ShownHealth['orders']
  isBusy: boolean
  onRetry: Retry
}

/** Orders whose points are not what they should be yet. */
export function TroubledOrdersCard({ orders, isBusy, onRetry }: CardProps) {
  const t = useT('health')
  const { instant } = useSpeech()
  return (
    <TroubleList
      heading={t('orders.heading')}
      allWell={t('orders.all_well')}
      advice={t('orders.advice')}
      isBusy={isBusy}
      troubles={orders.map((order) => ({
        id: order.id,
        title: order.name
          ? t('orders.order', { order: order.name })
          : t('orders.order_id', { id: order.id }),
        reason: reasonOf(order, t),
        detail: t('orders.since', { at: instant(order.since) }),
        url: order.memberId ? `/app/members/${order.memberId}` : undefined,
        retry: {
          content: t('trouble.try_again'),
          onAction: () => onRetry('retry_order', order.id),
        },
      }))}
    />
  )
}

function reasonOf(
  { isParked, problem }: ShownHealth['orders'][number],
  t: Translate<'health'>,
): string {
  if (isParked) return t('trouble.put_aside', { reason: problem ?? t('trouble.no_reason') })
  return problem ? t('orders.no_state_because', { reason: problem }) : t('orders.no_state')
}
