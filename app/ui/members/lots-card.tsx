import { BlockStack, Box, Card, InlineStack, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownStatement } from './member-data.ts'

type Lot = ShownStatement['lots'][number]

/** Where what is left came from, and when it ends: those that expire first are spent first. */
export function LotsCard({ lots }: { lots: Lot[] }) {
  const t = useT('member')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('lots.heading')}
        </Text>
        {lots.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('lots.empty')}
          </Text>
        ) : null}
        {lots.map((lot) => (
          <LotLine key={lot.id} lot={lot} />
        ))}
      </BlockStack>
    </Card>
  )
}

function LotLine({ lot }: { lot: Lot }) {
  const t = useT('member')
  const { points, date, count } = useSpeech()
  const left = lot.pendingLeft + lot.availableLeft
  const facts = [
    lot.orderName
      ? t('lots.order', { order: lot.orderName })
      : t('lots.given', { date: date(lot.occurredAt) }),
  ]
  if (lot.pendingLeft > 0) facts.push(t('lots.spendable', { date: date(lot.availableAt) }))
  return (
    <InlineStack align="space-between" gap="400" wrap={false}>
      <BlockStack gap="050">
        <Text as="p">
          {lot.expiresAt
            ? count('expire', left, { date: date(lot.expiresAt) })
            : count('never_expire', left)}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {facts.join(' · ')}
        </Text>
      </BlockStack>
      <Box minWidth="fit-content">
        <Text as="p" numeric alignment="end">
          {points(left)}
        </Text>
      </Box>
    </InlineStack>
  )
}
