import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { Retry, ShownHealth } from './health-data.ts'
import { TroubleList } from './trouble-list.tsx'

interface CardProps {
  deliveries: ShownHealth['troubled']
  isBusy: boolean
  onRetry: Retry
}

/** Messages that could not be understood or booked. */
export function TroubledDeliveriesCard({ deliveries, isBusy, onRetry }: CardProps) {
  const t = useT('health')
  const { instant } = useSpeech()
  return (
    <TroubleList
      heading={t('troubled_deliveries.heading')}
      allWell={t('troubled_deliveries.all_well')}
      advice={t('troubled_deliveries.advice')}
      isBusy={isBusy}
      retryAll={{
        content: t('troubled_deliveries.retry_all'),
        onAction: () => onRetry('retry_deliveries'),
      }}
      troubles={deliveries.map((delivery) => ({
        id: delivery.webhookId,
        title: delivery.topic,
        reason:
          delivery.state === 'unreadable'
            ? t('troubled_deliveries.unreadable', {
                reason: delivery.reason ?? t('trouble.no_reason'),
              })
            : t('trouble.put_aside', { reason: delivery.reason ?? t('trouble.no_reason') }),
        detail: t('troubled_deliveries.which', {
          at: instant(delivery.receivedAt),
          id: delivery.webhookId,
        }),
        retry: delivery.canRetry
          ? {
              content: t('trouble.try_again'),
              onAction: () => onRetry('retry_delivery', delivery.webhookId),
            }
          : undefined,
      }))}
    />
  )
}
