import {
  Badge,
  BlockStack,
  Button,
  Card,
  Divider,
  InlineStack,
  Modal,
  ProgressBar,
  Text,
} from '@shopify/polaris'
import { useState } from 'react'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { Decision, PastOrdersIntent, SendPastOrders } from './past-orders-data.ts'

interface DecisionsProps {
  decisions: Decision[]
  sending: PastOrdersIntent | null
  onSend: SendPastOrders
}

/** What was decided about past orders, how far it is carried out, and how it is taken back. */
export function DecisionsCard({ decisions, sending, onSend }: DecisionsProps) {
  const t = useT('pastOrders')
  const [asked, setAsked] = useState<Decision | null>(null)
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('decisions.heading')}
        </Text>
        {decisions.map((decision, index) => (
          <BlockStack key={decision.number} gap="400">
            {index > 0 ? <Divider /> : null}
            <Line decision={decision} onTakeBack={() => setAsked(decision)} />
          </BlockStack>
        ))}
      </BlockStack>
      <TakeBackModal
        asked={asked}
        isBusy={sending === 'take_back'}
        onClose={() => setAsked(null)}
        onConfirm={(number) => {
          onSend('take_back', { number: String(number) })
          setAsked(null)
        }}
      />
    </Card>
  )
}

function Line({ decision, onTakeBack }: { decision: Decision; onTakeBack(): void }) {
  const t = useT('pastOrders')
  const { date, instant, points } = useSpeech()
  const { since, until, decidedAt, shown, isTakenBack, isOver } = decision
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" variant="bodyMd" fontWeight="medium">
          {t('decisions.span', { since: date(since), until: date(until) })}
        </Text>
        <Badge tone={isTakenBack ? undefined : isOver ? 'success' : 'info'}>
          {t(`decisions.${isTakenBack ? 'taken_back' : isOver ? 'given' : 'under_way'}`)}
        </Badge>
      </InlineStack>
      <Text as="p" tone="subdued">
        {t('decisions.decided', {
          at: instant(decidedAt),
          points: points(shown.points),
          count: shown.members,
        })}
      </Text>
      {isOver ? null : <Progress decision={decision} />}
      {isTakenBack ? null : (
        <InlineStack>
          <Button onClick={onTakeBack}>{t('decisions.take_back')}</Button>
        </InlineStack>
      )}
    </BlockStack>
  )
}

function Progress({ decision: { number, settled, orders } }: { decision: Decision }) {
  const t = useT('pastOrders')
  const id = `decision-${number}`
  const share = Math.min(99, Math.floor((settled / Math.max(orders, 1)) * 100))
  return (
    <BlockStack gap="100">
      <Text as="p" variant="bodySm" id={id}>
        {t('decisions.progress', { count: orders, settled })}
      </Text>
      <ProgressBar progress={share} size="small" tone="primary" ariaLabelledBy={id} />
    </BlockStack>
  )
}

interface TakeBackProps {
  asked: Decision | null
  isBusy: boolean
  onClose(): void
  onConfirm(number: number): void
}

function TakeBackModal({ asked, isBusy, onClose, onConfirm }: TakeBackProps) {
  const t = useT('pastOrders')
  return (
    <Modal
      open={asked !== null}
      title={t('take_back.title')}
      onClose={onClose}
      primaryAction={{
        content: t('decisions.take_back'),
        destructive: true,
        loading: isBusy,
        onAction: () => asked && onConfirm(asked.number),
      }}
      secondaryActions={[{ content: t('take_back.keep'), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{t('take_back.left')}</Text>
          <Text as="p">{t('take_back.spent')}</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  )
}
