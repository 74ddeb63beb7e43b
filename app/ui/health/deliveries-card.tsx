import { Badge, BlockStack, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris'
import { Figure } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import { type Translate, useT } from '../words.tsx'
import type { ShownHealth } from './health-data.ts'

/** Waiting longer than this is worth a look. */
const lateMs = 5 * 60_000

/** What came in today and how quickly it was booked. */
export function DeliveriesCard({ deliveries }: { deliveries: ShownHealth['deliveries'] }) {
  const t = useT('health')
  const { number, speech } = useSpeech()
  const { received, settled, waiting, oldestWaitingMs, usualLagMs } = deliveries
  const isLate = (oldestWaitingMs ?? 0) > lateMs
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('deliveries.heading')}
          </Text>
          <Badge tone={isLate ? 'critical' : 'success'}>
            {isLate ? t('deliveries.behind') : t('deliveries.up_to_date')}
          </Badge>
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
          <Figure label={t('deliveries.received')} value={number(received)} />
          <Figure
            label={t('deliveries.handled')}
            value={number(settled)}
            note={usualLagMs === null ? undefined : usually(usualLagMs, speech.locale, t)}
          />
          <Figure
            label={t('deliveries.waiting')}
            value={number(waiting)}
            note={
              oldestWaitingMs === null
                ? t('deliveries.nothing_waits')
                : t('deliveries.oldest', { duration: inWords(oldestWaitingMs, speech.locale) })
            }
          />
        </InlineGrid>
        {isLate ? <Text as="p">{t('deliveries.late')}</Text> : null}
      </BlockStack>
    </Card>
  )
}

// The two instants come from two processes, whose clocks may differ by a little.
function usually(lagMs: number, locale: string, t: Translate<'health'>): string {
  if (lagMs < 1000) return t('deliveries.within_second')
  return t('deliveries.within', { duration: inWords(lagMs, locale) })
}

function inWords(milliseconds: number, locale: string): string {
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'long',
      maximumFractionDigits: value < 10 ? 1 : 0,
    }).format(value)
  const seconds = milliseconds / 1000
  if (seconds < 60) return unit(seconds, 'second')
  if (seconds < 3600) return unit(seconds / 60, 'minute')
  if (seconds < 86_400) return unit(seconds / 3600, 'hour')
  return unit(seconds / 86_400, 'day')
}
