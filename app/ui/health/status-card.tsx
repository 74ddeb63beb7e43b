import { Badge, BlockStack, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris'
import { Figure } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownHealth } from './health-data.ts'
import { inWords } from './in-words.ts'

/** Waiting longer than this is worth a look. */
const lateMs = 5 * 60_000

/** In one glance: is everything in order, what came in today, and when it was last compared. */
export function StatusCard({ health }: { health: ShownHealth }) {
  const t = useT('health')
  const { instant } = useSpeech()
  const { today, troubles, sweptUntil } = health
  const isLate = (today.oldestWaitingMs ?? 0) > lateMs
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {troubles.length === 0
              ? t('status.in_order')
              : t('status.needs_you', { count: troubles.length })}
          </Text>
          <Badge tone={isLate ? 'warning' : 'success'}>
            {isLate ? t('status.behind') : t('status.up_to_date')}
          </Badge>
        </InlineStack>
        <NewsToday today={today} />
        {isLate ? <Text as="p">{t('status.late')}</Text> : null}
        <Text as="p" tone="subdued">
          {sweptUntil
            ? t('status.compared', { at: instant(sweptUntil) })
            : t('status.not_compared')}
        </Text>
      </BlockStack>
    </Card>
  )
}

function NewsToday({ today }: Pick<ShownHealth, 'today'>) {
  const t = useT('health')
  const { number, speech } = useSpeech()
  const { received, settled, waiting, oldestWaitingMs, usualLagMs } = today
  // The two instants come from two processes, whose clocks may differ by a little.
  const usually =
    usualLagMs === null || usualLagMs < 1000
      ? t('today.within_second')
      : t('today.within', { duration: inWords(usualLagMs, speech.locale) })
  return (
    <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
      <Figure
        label={t('today.received')}
        value={number(received)}
        note={t('today.received_note')}
      />
      <Figure label={t('today.counted')} value={number(settled)} note={usually} />
      <Figure
        label={t('today.waiting')}
        value={number(waiting)}
        note={
          oldestWaitingMs === null
            ? t('today.nothing_waits')
            : t('today.oldest', { duration: inWords(oldestWaitingMs, speech.locale) })
        }
      />
    </InlineGrid>
  )
}
