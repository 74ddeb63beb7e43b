import { Badge, BlockStack, Button, Card, InlineStack, Layout, Page, Text } from '@shopify/polaris'
import {
  type RenderedExplanation,
  renderExplanation,
} from '../../loyalty/explain/reckoning/render-explanation.ts'
import { nameOf } from '../members/member-line.tsx'
import { Steps } from '../reckoning/steps.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { OrderData } from './order-data.ts'
import { OrderHistory } from './order-history.tsx'
import { RefundCard } from './refund-card.tsx'

export function OrderPage({ order }: { order: OrderData }) {
  const t = useT('orders')
  const { speech, date } = useSpeech()
  const { name, memberId, version, processedAt } = order
  const explained = renderExplanation(order.explanation, speech)
  const values = { date: date(processedAt), version: version ?? 0 }
  return (
    <Page
      title={t('title', { order: name })}
      titleMetadata={<Badges order={order} />}
      subtitle={t(version === null ? 'before' : 'version', values)}
      backAction={{
        content: t('back'),
        url: memberId ? `/app/members/${memberId}` : '/app/members',
      }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <WorthCard explained={explained} />
            <StepsCard heading={t('lines')} explained={explained} about="line" />
            <OrderHistory entries={order.entries} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <MemberCard order={order} />
            <StepsCard heading={t('holding')} explained={explained} about="holding" />
            <RefundCard order={order} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  )
}

function Badges({ order: { isTest, parkedReason } }: { order: OrderData }) {
  const t = useT('orders')
  return (
    <InlineStack gap="100">
      {isTest ? <Badge tone="info">{t('test')}</Badge> : null}
      {parkedReason ? <Badge tone="critical">{t('parked')}</Badge> : null}
    </InlineStack>
  )
}

/** What it is worth, by which rules, and which rules gave nothing and why. */
function WorthCard({ explained }: { explained: RenderedExplanation }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {explained.headline}
        </Text>
        <Steps steps={explained.steps.filter(({ about }) => about === 'rule')} />
      </BlockStack>
    </Card>
  )
}

interface StepsCardProps {
  heading: string
  explained: RenderedExplanation
  about: 'line' | 'holding'
}

function StepsCard({ heading, explained, about }: StepsCardProps) {
  const steps = explained.steps.filter((step) => step.about === about)
  if (steps.length === 0) return null
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {heading}
        </Text>
        <Steps steps={steps} />
      </BlockStack>
    </Card>
  )
}

function MemberCard({ order: { person, memberId } }: { order: OrderData }) {
  const t = useT('orders')
  const people = useT('members')
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('member')}
        </Text>
        {person && memberId ? (
          <InlineStack>
            <Button variant="plain" url={`/app/members/${memberId}`}>
              {nameOf(person, people)}
            </Button>
          </InlineStack>
        ) : (
          <Text as="p" tone="subdued">
            {t('nobody')}
          </Text>
        )}
      </BlockStack>
    </Card>
  )
}
