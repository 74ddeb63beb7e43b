import { Badge, BlockStack, Box, Card, Divider, InlineStack, List, Text } from '@shopify/polaris'
import { renderRule, ruleName } from '../../loyalty/explain/render-rule.ts'
import { useSpeech } from '../speech.tsx'
import type { ShownStatement } from './member-data.ts'

type Order = ShownStatement['orders'][number]

/** For each order what it is worth and by which rules, and which rules did not apply and why. */
export function OrdersCard({ orders }: { orders: Order[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What orders are worth
        </Text>
        {orders.length === 0 ? (
          <Text as="p" tone="subdued">
            This member has not ordered yet.
          </Text>
        ) : null}
        {orders.map((order, index) => (
          <BlockStack key={order.id} gap="300">
            {index > 0 ? <Divider /> : null}
            <OrderWorth order={order} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

function OrderWorth({ order }: { order: Order }) {
  const { speech, date, points } = useSpeech()
  const { effects, unapplied } = order.evaluation
  const { locale } = speech
  const becauses = [...effects.map((effect) => effect.because), ...unapplied]
  return (
    <BlockStack gap="150">
      <InlineStack align="space-between" gap="200" wrap={false}>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="bodyMd" fontWeight="semibold">
            Order {order.name}
          </Text>
          {order.parkedReason ? <Badge tone="critical">Parked, see Health</Badge> : null}
        </InlineStack>
        <Box minWidth="fit-content">
          <Text as="p" numeric fontWeight="semibold" alignment="end">
            {points(order.points)}
          </Text>
        </Box>
      </InlineStack>
      <Text as="p" variant="bodySm" tone="subdued">
        {date(order.processedAt)} ·{' '}
        {order.version === null
          ? 'placed before the program started'
          : `by version ${order.version} of the program`}
      </Text>
      {becauses.length > 0 ? (
        <List>
          {becauses.map((because) => (
            <List.Item key={because.ruleId}>
              {ruleName(because.rule, locale)}: {renderRule(because, speech)}
            </List.Item>
          ))}
        </List>
      ) : null}
    </BlockStack>
  )
}
