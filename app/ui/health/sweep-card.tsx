import { BlockStack, Button, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris'
import { Figure } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { Send, Sending, ShownHealth } from './health-data.ts'

interface SweepProps {
  sweep: ShownHealth['lastSweep']
  sending: Sending | null
  onSend: Send
}

type Figures = NonNullable<ShownHealth['lastSweep']['figures']>
type Compared = Figures['orders']

/** What the last comparison with Shopify looked at and put right, and a button for the next one. */
export function SweepCard({ sweep, sending, onSend }: SweepProps) {
  const t = useT('health')
  const { instant } = useSpeech()
  const { finishedAt, figures, isUnderWay } = sweep
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t('sweep.heading')}
            </Text>
            <div aria-live="polite">
              <Text as="p" tone="subdued">
                {isUnderWay
                  ? t('sweep.under_way')
                  : finishedAt
                    ? t('sweep.last', { at: instant(finishedAt) })
                    : t('sweep.never')}
              </Text>
            </div>
          </BlockStack>
          <Button
            loading={isUnderWay || sending?.subject === ''}
            onClick={() => onSend({ intent: 'compare' })}
          >
            {t('status.compare')}
          </Button>
        </InlineStack>
        {figures ? <Parts figures={figures} /> : null}
        <Text as="p" variant="bodySm" tone="subdued">
          {t('sweep.about')}
        </Text>
      </BlockStack>
    </Card>
  )
}

function Parts({ figures }: { figures: Figures }) {
  const t = useT('health')
  const { orders, customers, codes, goneOrders, goneCustomers } = figures
  const gone = {
    compared: goneOrders.compared + goneCustomers.compared,
    differing: goneOrders.differing + goneCustomers.differing,
  }
  return (
    <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
      <Part label={t('sweep.orders')} part={orders} />
      <Part label={t('sweep.customers')} part={customers} />
      <Part label={t('sweep.codes')} part={codes} />
      <Part label={t('sweep.gone')} part={gone} />
    </InlineGrid>
  )
}

function Part({ label, part: { compared, differing } }: { label: string; part: Compared }) {
  const t = useT('health')
  const { number } = useSpeech()
  const same = compared === 0 ? t('sweep.none') : t('sweep.same')
  const note = differing === 0 ? same : t('sweep.differed', { count: differing })
  return <Figure label={label} value={number(compared)} note={note} />
}
