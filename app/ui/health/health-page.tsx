import { BlockStack, Page } from '@shopify/polaris'
import type { ThemeAddress } from '../home/use-theme-blocks.ts'
import { useT } from '../words.tsx'
import type { Send, Sending, ShownHealth } from './health-data.ts'
import { MendedCard } from './mended-card.tsx'
import { StatusCard } from './status-card.tsx'
import { StorefrontCard } from './storefront-card.tsx'
import { SweepCard } from './sweep-card.tsx'
import { TroublesCard } from './troubles-card.tsx'

interface HealthProps {
  health: ShownHealth
  theme: ThemeAddress
  sending: Sending | null
  /** What the last button came to; null before one was pressed. */
  answer: 'asked' | 'gone' | null
  isRefreshing: boolean
  onRefresh(): void
  onSend: Send
}

export function HealthPage(props: HealthProps) {
  const { health, theme, sending, answer, isRefreshing, onRefresh, onSend } = props
  const t = useT('health')
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      secondaryActions={[{ content: t('refresh'), onAction: onRefresh, loading: isRefreshing }]}
    >
      <BlockStack gap="400">
        <StatusCard health={health} />
        <TroublesCard
          troubles={health.troubles}
          theme={theme}
          sending={sending}
          answer={answer}
          onSend={onSend}
        />
        <SweepCard sweep={health.lastSweep} sending={sending} onSend={onSend} />
        <StorefrontCard storefront={health.storefront} />
        <MendedCard mended={health.mended} />
      </BlockStack>
    </Page>
  )
}
