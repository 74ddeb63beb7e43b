import { Badge, BlockStack, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris'
import { Figure } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import type { ShownHealth } from './health-data.ts'

/** Waiting longer than this is worth a look. */
const lateMs = 5 * 60_000

/** What came in today and how quickly it was booked. */
export function DeliveriesCard({ deliveries }: { deliveries: ShownHealth['deliveries'] }) {
  const { number, speech } = useSpeech()
  const { received, settled, waiting, oldestWaitingMs, usualLagMs } = deliveries
  const isLate = (oldestWaitingMs ?? 0) > lateMs
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Messages from Shopify today
          </Text>
          <Badge tone={isLate ? 'critical' : 'success'}>{isLate ? 'Behind' : 'Up to date'}</Badge>
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
          <Figure label="Received" value={number(received)} />
          <Figure
            label="Handled"
            value={number(settled)}
            note={usualLagMs === null ? undefined : usually(usualLagMs, speech.locale)}
          />
          <Figure
            label="Waiting"
            value={number(waiting)}
            note={
              oldestWaitingMs === null
                ? 'Nothing waits'
                : `The oldest for ${inWords(oldestWaitingMs, speech.locale)}`
            }
          />
        </InlineGrid>
        {isLate ? (
          <Text as="p">
            Messages are stored safely and will be handled. If this lasts, see whether the worker
            process is running.
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  )
}

// The two instants come from two processes, whose clocks may differ by a little.
function usually(lagMs: number, locale: string): string {
  return lagMs < 1000 ? 'Usually within a second' : `Usually within ${inWords(lagMs, locale)}`
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
