import { BlockStack, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { renderExplanation } from '../../loyalty/explain/reckoning/render-explanation.ts'
import { SignedPoints } from '../reckoning/steps.tsx'
import { Why } from '../reckoning/why.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { OrderData } from './order-data.ts'

/** Every line of the books about one order, newest first. */
export function OrderHistory({ entries }: Pick<OrderData, 'entries'>) {
  const t = useT('orders')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('history')}
        </Text>
        {entries.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('history_empty')}
          </Text>
        ) : null}
        {entries.map((entry, index) => (
          <BlockStack key={entry.id} gap="300">
            {index > 0 ? <Divider /> : null}
            <OrderLine entry={entry} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

function OrderLine({ entry }: { entry: OrderData['entries'][number] }) {
  const { speech, instant } = useSpeech()
  const { headline, steps, points } = renderExplanation(entry.explanation, speech)
  return (
    <InlineStack align="space-between" blockAlign="start" gap="400" wrap={false}>
      <BlockStack gap="050">
        <Text as="p" breakWord>
          {headline}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {instant(entry.occurredAt)}
        </Text>
        <Why what={headline} steps={steps} />
      </BlockStack>
      {points === null ? null : <SignedPoints points={points} />}
    </InlineStack>
  )
}
