import { BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { MemberListData } from './member-data.ts'

/** Orders that are called what was searched for, whoever placed them and whatever they earned. */
export function FoundOrders({ orders }: Pick<MemberListData, 'orders'>) {
  const t = useT('members')
  const { points, date } = useSpeech()
  if (orders.length === 0) return null
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('orders')}
        </Text>
        {orders.map((order) => (
          <InlineStack key={order.id} align="space-between" gap="400">
            <Link url={`/app/orders/${order.id}`}>{order.name}</Link>
            <Text as="span" tone="subdued">
              {t('order_found', { date: date(order.processedAt), amount: points(order.points) })}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  )
}
