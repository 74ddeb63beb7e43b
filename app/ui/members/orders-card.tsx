import { Badge, BlockStack, Box, Card, Divider, InlineStack, Link, Text } from '@shopify/polaris'
import { explainOrder } from '../../loyalty/explain/reckoning/explain-order.ts'
import { renderExplanation } from '../../loyalty/explain/reckoning/render-explanation.ts'
import { Steps } from '../reckoning/steps.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownStatement } from './member-data.ts'
import { ShowAll } from './show-all.tsx'

type Order = ShownStatement['orders'][number]

/** For each order what it is worth and by which rules, and which rules did not apply and why. */
export function OrdersCard({ orders, isLong }: { orders: Order[]; isLong: boolean }) {
  const t = useT('member')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('orders.heading')}
        </Text>
        {orders.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('orders.empty')}
          </Text>
        ) : null}
        {orders.map((order, index) => (
          <BlockStack key={order.id} gap="300">
            {index > 0 ? <Divider /> : null}
            <OrderWorth order={order} />
          </BlockStack>
        ))}
        <ShowAll list="orders" count={orders.length} isLong={isLong} />
      </BlockStack>
    </Card>
  )
}

function OrderWorth({ order }: { order: Order }) {
  const t = useT('member')
  const { speech, date, points } = useSpeech()
  const { steps } = renderExplanation(explainOrder(order), speech)
  return (
    <BlockStack gap="150">
      <InlineStack align="space-between" gap="200" wrap={false}>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="bodyMd" fontWeight="semibold">
            <Link url={`/app/orders/${order.id}`} removeUnderline>
              {t('orders.order', { order: order.name })}
            </Link>
          </Text>
          {order.isTest ? <Badge tone="info">{t('test')}</Badge> : null}
          {order.parkedReason ? <Badge tone="critical">{t('orders.parked')}</Badge> : null}
        </InlineStack>
        <Box minWidth="fit-content">
          <Text as="p" numeric fontWeight="semibold" alignment="end">
            {points(order.points)}
          </Text>
        </Box>
      </InlineStack>
      <Text as="p" variant="bodySm" tone="subdued">
        {order.version === null
          ? t('orders.before', { date: date(order.processedAt) })
          : t('orders.version', { date: date(order.processedAt), version: order.version })}
      </Text>
      <Steps steps={steps} />
    </BlockStack>
  )
}
