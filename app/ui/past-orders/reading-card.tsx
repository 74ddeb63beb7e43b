import {
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  ProgressBar,
  Text,
} from '@shopify/polaris'
import { Figure } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import { useScopeRequest } from '../use-scopes.ts'
import { useT } from '../words.tsx'
import type { PastOrdersData, PastOrdersIntent, SendPastOrders } from './past-orders-data.ts'

interface ReadingProps {
  data: PastOrdersData
  sending: PastOrdersIntent | null
  onSend: SendPastOrders
}

type Progress = NonNullable<PastOrdersData['progress']>

/** How far reading the store's earlier orders has got, and what can be done about it. */
export function ReadingCard({ data, sending, onSend }: ReadingProps) {
  const t = useT('pastOrders')
  const { progress } = data
  const isUnderWay = progress !== null && !progress.isOver
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('reading.heading')}
          </Text>
          <Text as="p" tone={progress?.hasFailed ? 'critical' : 'subdued'}>
            {t(`reading.${stateOf(progress)}`)}
          </Text>
          <Reach data={data} />
        </BlockStack>
        {progress ? <Figures progress={progress} /> : null}
        <InlineStack gap="200">
          {isUnderWay ? (
            <Button loading={sending === 'cancel_import'} onClick={() => onSend('cancel_import')}>
              {t('reading.cancel')}
            </Button>
          ) : (
            <Button loading={sending === 'import'} onClick={() => onSend('import')}>
              {progress?.hasFailed || progress?.isCancelled
                ? t('reading.try_again')
                : t('reading.read_again')}
            </Button>
          )}
          {data.seesAllOrders || isUnderWay ? null : <AskForAll />}
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

function stateOf(progress: Progress | null) {
  if (progress === null) return 'never'
  if (progress.hasFailed) return 'failed'
  if (progress.isCancelled) return 'cancelled'
  if (progress.isOver) return 'done'
  return progress.orders.found === null ? 'gathering' : 'under_way'
}

/** Since when there are orders here, and that there may be more. */
function Reach({ data }: Pick<ReadingProps, 'data'>) {
  const t = useT('pastOrders')
  const { date } = useSpeech()
  const oldest = data.oldestOrder
  return (
    <Text as="p" tone="subdued">
      {oldest ? `${t('reading.oldest', { date: date(oldest) })} ` : ''}
      {data.seesAllOrders ? t('reading.all') : t('reading.only_60_days')}
    </Text>
  )
}

function Figures({ progress }: { progress: Progress }) {
  const t = useT('pastOrders')
  const { number } = useSpeech()
  const { found, read, stored, isDone } = progress.orders
  const left = found === null ? null : Math.max(0, found - stored)
  const share = isDone ? 100 : Math.min(99, Math.floor((stored / Math.max(found ?? 1, 1)) * 100))
  const figure = (value: number | null) => (value === null ? '–' : number(value))
  return (
    <BlockStack gap="300">
      {progress.isOver ? null : (
        <ProgressBar
          progress={share}
          size="small"
          tone="primary"
          ariaLabelledBy="reading-figures"
        />
      )}
      <div id="reading-figures">
        <InlineGrid columns={{ xs: 2, sm: 4 }} gap="300">
          <Figure label={t('reading.found')} value={figure(found)} />
          <Figure label={t('reading.read')} value={figure(read)} />
          <Figure label={t('reading.stored')} value={figure(stored)} />
          <Figure label={t('reading.left')} value={isDone ? figure(0) : figure(left)} />
        </InlineGrid>
      </div>
    </BlockStack>
  )
}

/** Older orders than of 60 days are Shopify's to show: it asks the merchant. */
function AskForAll() {
  const t = useT('pastOrders')
  const { ask, answer, isAsking } = useScopeRequest()
  return (
    <BlockStack gap="100">
      <Button loading={isAsking} onClick={() => ask(['read_all_orders'])}>
        {t('reading.ask_all')}
      </Button>
      {answer ? (
        <Text as="p" tone={answer === 'failed' ? 'critical' : 'subdued'}>
          {t(`reading.ask_${answer}`)}
        </Text>
      ) : null}
    </BlockStack>
  )
}
