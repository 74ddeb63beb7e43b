import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownLot } from './member-data.ts'

const shortLots = 6

interface LotsProps {
  lots: ShownLot[]
  expiredLots: ShownLot[]
  onExtend(lot: ShownLot): void
}

/** Where what is left came from, and when it ends: those that expire first are spent first. */
export function LotsCard({ lots, expiredLots, onExtend }: LotsProps) {
  const t = useT('member')
  const [isLong, setLong] = useState(false)
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
        {(isLong ? lots : lots.slice(0, shortLots)).map((lot) => (
          <LotLine key={lot.id} lot={lot} onExtend={onExtend} />
        ))}
        {isLong || lots.length <= shortLots ? null : (
          <InlineStack>
            <Button onClick={() => setLong(true)}>{t('show_all')}</Button>
          </InlineStack>
        )}
        {expiredLots.length === 0 ? null : (
          <Text as="h3" variant="headingSm">
            {t('lots.expired_heading')}
          </Text>
        )}
        {expiredLots.map((lot) => (
          <LotLine key={lot.id} lot={lot} isExpired onExtend={onExtend} />
        ))}
      </BlockStack>
    </Card>
  )
}

interface LotProps {
  lot: ShownLot
  isExpired?: boolean
  onExtend(lot: ShownLot): void
}

function LotLine({ lot, isExpired = false, onExtend }: LotProps) {
  const t = useT('member')
  const { points, date, count } = useSpeech()
  const left = isExpired ? lot.expired : lot.pendingLeft + lot.availableLeft
  const facts = [
    lot.orderName
      ? t('lots.order', { order: lot.orderName })
      : t('lots.given', { date: date(lot.occurredAt) }),
  ]
  if (!isExpired && lot.pendingLeft > 0 && lot.availableAt)
    facts.push(t('lots.spendable', { date: date(lot.availableAt) }))
  const ends = lot.expiresAt ? date(lot.expiresAt) : ''
  const endOf = ({ availableAt, expiresAt }: ShownLot) => {
    if (isExpired) return t('lots.expired', { date: ends })
    if (!availableAt) return t('lots.unsent')
    return expiresAt ? count('expire', left, { date: ends }) : count('never_expire', left)
  }
  return (
    <InlineStack align="space-between" gap="400" wrap={false}>
      <BlockStack gap="050">
        <InlineStack gap="200">
          <Text as="p">{endOf(lot)}</Text>
          {lot.isTest ? <Badge tone="info">{t('test')}</Badge> : null}
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued">
          {facts.join(' · ')}
        </Text>
        {lot.expiresAt ? (
          <InlineStack>
            <Button
              variant="plain"
              onClick={() => onExtend(lot)}
              accessibilityLabel={t('lots.extend_which', { amount: points(left), date: ends })}
            >
              {t(isExpired ? 'lots.bring_back' : 'lots.extend')}
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
      <Box minWidth="fit-content">
        <Text as="p" numeric alignment="end" tone={isExpired ? 'subdued' : undefined}>
          {points(left)}
        </Text>
      </Box>
    </InlineStack>
  )
}
