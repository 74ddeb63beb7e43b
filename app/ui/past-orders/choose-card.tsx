import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { PastOrdersData, PastOrdersIntent, SendPastOrders } from './past-orders-data.ts'

interface ChooseProps {
  data: PastOrdersData
  sending: PastOrdersIntent | null
  onSend: SendPastOrders
}

/** From which day on past orders are to earn; counting tells what that comes to. */
export function ChooseCard({ data, sending, onSend }: ChooseProps) {
  const t = useT('pastOrders')
  const { date, speech } = useSpeech()
  const { openUntil, progress, isPublished } = data
  const [since, setSince] = useState(data.sinceDay ?? data.oldestDay ?? data.today)
  const obstacle = obstacleTo(data)
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('choose.heading')}
          </Text>
          <Text as="p" tone="subdued">
            {isPublished && openUntil
              ? t('choose.about', { until: date(openUntil) })
              : t('choose.not_published')}
          </Text>
        </BlockStack>
        <InlineStack gap="300" blockAlign="end">
          <TextField
            label={t('choose.since')}
            type="date"
            value={since}
            onChange={setSince}
            max={data.today}
            autoComplete="off"
            helpText={t('choose.time_zone', { zone: speech.timeZone })}
          />
        </InlineStack>
        {obstacle ? (
          <Text as="p" tone="subdued">
            {t(`choose.${obstacle}`)}
          </Text>
        ) : null}
        <InlineStack>
          <Button
            disabled={obstacle !== null || progress === null}
            loading={sending === 'count' || (data.count !== null && data.count.countedAt === null)}
            onClick={() => onSend('count', { since })}
          >
            {data.count ? t('choose.count_again') : t('choose.count')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

function obstacleTo({ isPublished, progress, decisions }: PastOrdersData) {
  if (!isPublished) return 'wait_for_program'
  if (progress && !progress.isOver) return 'wait_for_orders'
  return decisions.some(({ isOver }) => !isOver) ? 'wait_for_settling' : null
}
