import { BlockStack, Page } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { DeliveriesCard } from './deliveries-card.tsx'
import type { Retry, ShownHealth } from './health-data.ts'
import { NoticesCard } from './notices-card.tsx'
import { StorefrontCard } from './storefront-card.tsx'
import { TroubledCodesCard } from './troubled-codes-card.tsx'
import { TroubledDeliveriesCard } from './troubled-deliveries-card.tsx'
import { TroubledOrdersCard } from './troubled-orders-card.tsx'

interface HealthProps {
  health: ShownHealth
  isBusy: boolean
  onRefresh(): void
  onRetry: Retry
}

export function HealthPage({ health, isBusy, onRefresh, onRetry }: HealthProps) {
  const t = useT('health')
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      primaryAction={{ content: t('refresh'), onAction: onRefresh, loading: isBusy }}
    >
      <BlockStack gap="400">
        <DeliveriesCard deliveries={health.deliveries} />
        <TroubledDeliveriesCard deliveries={health.troubled} isBusy={isBusy} onRetry={onRetry} />
        <TroubledOrdersCard orders={health.orders} isBusy={isBusy} onRetry={onRetry} />
        <TroubledCodesCard redemptions={health.redemptions} />
        <StorefrontCard storefront={health.storefront} />
        <NoticesCard
          findings={health.findings}
          sweptUntil={health.sweptUntil}
          onCompare={() => onRetry('compare')}
          onRefresh={onRefresh}
        />
      </BlockStack>
    </Page>
  )
}
