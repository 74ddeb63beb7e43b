import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Link,
  Modal,
  ProgressBar,
  Text,
} from '@shopify/polaris'
import { useState } from 'react'
import { Figure } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type {
  CountToShow,
  PastOrdersData,
  PastOrdersIntent,
  SendPastOrders,
} from './past-orders-data.ts'

interface CostProps {
  data: PastOrdersData
  count: CountToShow
  sending: PastOrdersIntent | null
  onSend: SendPastOrders
}

/** What points for past orders come to; nothing is given before this was confirmed. */
export function CostCard({ data, count, sending, onSend }: CostProps) {
  const t = useT('pastOrders')
  const { date } = useSpeech()
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('cost.heading', { since: date(count.since) })}
          </Text>
          <Text as="p" tone="subdued">
            {t('cost.about', { until: date(count.until), number: count.version })}
          </Text>
        </BlockStack>
        <div aria-live="polite">
          {count.countedAt === null ? (
            <Counting count={count} />
          ) : (
            <Counted {...{ data, count, sending, onSend }} countedAt={count.countedAt} />
          )}
        </div>
      </BlockStack>
    </Card>
  )
}

function Counting({ count: { membersDone, membersAll } }: { count: CountToShow }) {
  const t = useT('pastOrders')
  const share = membersAll === 0 ? 0 : Math.min(99, (membersDone / membersAll) * 100)
  return (
    <BlockStack gap="200">
      <Text as="p" id="counting">
        {t('cost.counting', { count: membersAll, done: membersDone })}
      </Text>
      <ProgressBar progress={share} size="small" tone="primary" ariaLabelledBy="counting" />
    </BlockStack>
  )
}

function Counted(props: CostProps & { countedAt: string }) {
  const { data, count, countedAt, sending, onSend } = props
  const t = useT('pastOrders')
  const { date } = useSpeech()
  const [isAsking, setAsking] = useState(false)
  const { sums } = count
  if (sums.points === 0 && sums.awaiting === 0) return <Text as="p">{t('cost.nothing')}</Text>
  return (
    <BlockStack gap="400">
      <Sums data={data} count={count} />
      {sums.awaiting > 0 ? (
        <Banner tone="warning">{t('cost.awaiting', { count: sums.awaiting })}</Banner>
      ) : null}
      <Text as="p">
        {data.endsAt ? t('cost.ends', { date: date(data.endsAt) }) : t('cost.never_ends')}
      </Text>
      {count.isOutdated ? (
        <Banner tone="warning">{t('cost.outdated')}</Banner>
      ) : (
        <InlineStack>
          {/* Where nothing is known to be given, there is nothing to agree to yet. */}
          <Button variant="primary" disabled={sums.points === 0} onClick={() => setAsking(true)}>
            {t('cost.give')}
          </Button>
        </InlineStack>
      )}
      <ConfirmModal
        {...{ count, isAsking }}
        isBusy={sending === 'confirm'}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          onSend('confirm', { countedAt })
          setAsking(false)
        }}
      />
    </BlockStack>
  )
}

function Sums({ data, count: { sums } }: Pick<CostProps, 'data' | 'count'>) {
  const t = useT('pastOrders')
  const { number, money } = useSpeech()
  return (
    <BlockStack gap="300">
      <InlineGrid columns={{ xs: 2, sm: 4 }} gap="300">
        <Figure
          label={t('cost.points')}
          value={number(sums.points)}
          note={t('cost.points_note', { count: sums.ordersEarning })}
        />
        <Figure label={t('cost.members')} value={number(sums.members)} />
        <Figure label={t('cost.orders')} value={number(sums.orders)} />
        <Figure
          label={t('cost.worth')}
          value={data.costMinor === null ? '–' : money(data.costMinor)}
        />
      </InlineGrid>
      {data.costMinor === null ? (
        <Text as="p" tone="subdued">
          {t('cost.not_stated')} <Link url="/app/accounting">{t('cost.state_value')}</Link>
        </Text>
      ) : null}
    </BlockStack>
  )
}

interface ConfirmProps {
  count: CountToShow
  isAsking: boolean
  isBusy: boolean
  onClose(): void
  onConfirm(): void
}

function ConfirmModal({ count, isAsking, isBusy, onClose, onConfirm }: ConfirmProps) {
  const t = useT('pastOrders')
  const { points, date } = useSpeech()
  const { sums, since } = count
  return (
    <Modal
      open={isAsking}
      title={t('confirm.title')}
      onClose={onClose}
      primaryAction={{ content: t('cost.give'), onAction: onConfirm, loading: isBusy }}
      secondaryActions={[{ content: t('confirm.not_now'), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">
            {t('confirm.text', {
              count: sums.members,
              points: points(sums.points),
              since: date(since),
            })}
          </Text>
          {sums.awaiting > 0 ? (
            <Text as="p" fontWeight="semibold">
              {t('cost.awaiting', { count: sums.awaiting })}
            </Text>
          ) : null}
          <Text as="p">{t('confirm.life')}</Text>
          <Text as="p">{t('confirm.undo')}</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  )
}
