import { Banner, BlockStack, Card, SkeletonBodyText, Text } from '@shopify/polaris'
import type { RealOrder } from '../../../loyalty/insights/real-order/real-order.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useT } from '../../words.tsx'
import { ChooseOrder } from './choose-order.tsx'
import { OrderUnder } from './order-under.tsx'
import { useRealOrder } from './use-real-order.ts'

interface RealOrderProps {
  /** As typed; null while something typed cannot be read. */
  settings: ProgramSettings | null
  /** Of the version in force; null where none is. */
  inForce: ProgramSettings | null
  /** ISO 8601: when its refund would be made. */
  at: string
}

/** What one of the shop's own orders is worth under the draft, while that is typed. */
export function RealOrderCard({ settings, inForce, at }: RealOrderProps) {
  const t = useT('program')
  const handle = useRealOrder()
  const { order, hasFailed, isLoading } = handle
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('real.heading')}
          </Text>
          <Text as="p" tone="subdued">
            {t('real.about')}
          </Text>
        </BlockStack>
        {handle.recent.length > 0 ? <ChooseOrder handle={handle} /> : null}
        {hasFailed ? (
          <Banner tone="critical" action={{ content: t('real.again'), onAction: handle.again }}>
            {t('real.failed')}
          </Banner>
        ) : null}
        <div aria-live="polite" aria-busy={isLoading}>
          {order ? (
            <Tried key={order.id} order={order} settings={settings} inForce={inForce} at={at} />
          ) : isLoading ? (
            <SkeletonBodyText lines={4} />
          ) : null}
        </div>
      </BlockStack>
    </Card>
  )
}

function Tried({ order, settings, inForce, at }: RealOrderProps & { order: RealOrder }) {
  const t = useT('program')
  if (settings) return <OrderUnder order={order} draft={settings} inForce={inForce} at={at} />
  return (
    <Text as="p" tone="subdued">
      {t('example.waits')}
    </Text>
  )
}
