// Orders from before the program: what was read of them, and points for them once the merchant has
// seen what they come to.
import { Banner, BlockStack, Page } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { ChooseCard } from './choose-card.tsx'
import { CostCard } from './cost-card.tsx'
import { DecisionsCard } from './decisions-card.tsx'
import type { PastOrdersData, PastOrdersIntent, SendPastOrders } from './past-orders-data.ts'
import { ReadingCard } from './reading-card.tsx'

interface PastOrdersProps {
  data: PastOrdersData
  /** What is on its way to the server at this moment. */
  sending: PastOrdersIntent | null
  /** Why the last thing was not done. */
  refused: string | null
  onSend: SendPastOrders
}

export function PastOrdersPage({ data, sending, refused, onSend }: PastOrdersProps) {
  const t = useT('pastOrders')
  return (
    <Page title={t('title')} subtitle={t('intro')} backAction={{ content: t('back'), url: '/app' }}>
      <BlockStack gap="400">
        {refused ? <Banner tone="critical">{refused}</Banner> : null}
        <ReadingCard data={data} sending={sending} onSend={onSend} />
        {data.decisions.length > 0 ? (
          <DecisionsCard decisions={data.decisions} sending={sending} onSend={onSend} />
        ) : null}
        <ChooseCard data={data} sending={sending} onSend={onSend} />
        {data.count ? (
          <CostCard data={data} count={data.count} sending={sending} onSend={onSend} />
        ) : null}
      </BlockStack>
    </Page>
  )
}
