import { useSpeech } from '../speech.tsx'
import type { Retry, ShownHealth } from './health-data.ts'
import { TroubleList } from './trouble-list.tsx'

interface CardProps {
  deliveries: ShownHealth['troubled']
  isBusy: boolean
  onRetry: Retry
}

/** Messages that could not be understood or booked. */
export function TroubledDeliveriesCard({ deliveries, isBusy, onRetry }: CardProps) {
  const { instant } = useSpeech()
  return (
    <TroubleList
      heading="Messages that could not be handled"
      allWell="Every message was understood and handled."
      advice="Orders they were about are fetched when orders are compared with Shopify, under Notices."
      isBusy={isBusy}
      retryAll={{ content: 'Try all again', onAction: () => onRetry('retry_deliveries') }}
      troubles={deliveries.map((delivery) => ({
        id: delivery.webhookId,
        title: delivery.topic,
        reason:
          delivery.state === 'unreadable'
            ? `Could not be read: ${delivery.reason ?? 'no reason was kept'}`
            : `Put aside: ${delivery.reason ?? 'no reason was kept'}`,
        detail: `${instant(delivery.receivedAt)} · ${delivery.webhookId}`,
        retry: delivery.canRetry
          ? { content: 'Try again', onAction: () => onRetry('retry_delivery', delivery.webhookId) }
          : undefined,
      }))}
    />
  )
}
