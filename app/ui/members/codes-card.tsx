import { Badge, type BadgeProps, BlockStack, Card, InlineStack, Text } from '@shopify/polaris'
import { redemptionStatusName } from '../../loyalty/explain/names.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownStatement } from './member-data.ts'
import { ShowAll } from './show-all.tsx'

type Redemption = ShownStatement['redemptions'][number]

const tones: Partial<Record<Redemption['status'], BadgeProps['tone']>> = {
  issued: 'success',
  issuing: 'info',
  returning: 'info',
  in_doubt: 'warning',
  refused: 'critical',
}

/** What the member redeemed points for. */
export function CodesCard({ redemptions, isLong }: { redemptions: Redemption[]; isLong: boolean }) {
  const t = useT('member')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('codes.heading')}
        </Text>
        {redemptions.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('codes.empty')}
          </Text>
        ) : null}
        {redemptions.map((redemption) => (
          <CodeLine key={redemption.id} redemption={redemption} />
        ))}
        <ShowAll list="codes" count={redemptions.length} isLong={isLong} />
      </BlockStack>
    </Card>
  )
}

function CodeLine({ redemption }: { redemption: Redemption }) {
  const t = useT('member')
  const { speech, points, date } = useSpeech()
  const { status, label, code } = redemption
  const facts = [points(redemption.points), date(redemption.createdAt)]
  if (redemption.usedOrderName) facts.push(t('codes.used_on', { order: redemption.usedOrderName }))
  if (status === 'issued' && redemption.expiresAt)
    facts.push(t('codes.until', { date: date(redemption.expiresAt) }))
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="200" blockAlign="center">
        <Text as="h3" variant="bodyMd" fontWeight="medium">
          {label}
        </Text>
        <Badge tone={tones[status]}>{redemptionStatusName(status, speech.locale)}</Badge>
      </InlineStack>
      {code ? (
        <Text as="p" variant="bodySm" breakWord>
          {code}
        </Text>
      ) : null}
      <Text as="p" variant="bodySm" tone="subdued">
        {facts.join(' · ')}
      </Text>
    </BlockStack>
  )
}
