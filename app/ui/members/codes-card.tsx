import { Badge, type BadgeProps, BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris'
import { redemptionStatusName } from '../../loyalty/explain/names.ts'
import { fulfilmentStatuses } from '../../loyalty/rewards/fulfilment/fulfilment.ts'
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
  to_do: 'attention',
  sent: 'success',
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
  const { speech, amount, date } = useSpeech()
  const { status, label, code, causeId } = redemption
  const shown = causeId && status === 'used' ? 'given' : status
  const facts = [amount(redemption.asset, redemption.points), date(redemption.createdAt)]
  if (redemption.usedOrderName) facts.push(t('codes.used_on', { order: redemption.usedOrderName }))
  if (status === 'issued' && redemption.expiresAt)
    facts.push(t('codes.until', { date: date(redemption.expiresAt) }))
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="200" blockAlign="center">
        <Text as="h3" variant="bodyMd" fontWeight="medium">
          {label}
        </Text>
        <Badge tone={tones[status]}>{redemptionStatusName(shown, speech.locale)}</Badge>
      </InlineStack>
      {code ? (
        <Text as="p" variant="bodySm" breakWord>
          {code}
        </Text>
      ) : null}
      <Text as="p" variant="bodySm" tone="subdued">
        {facts.join(' · ')}
      </Text>
      <Handled redemption={redemption} />
    </BlockStack>
  )
}

/** Of what a person fulfils: what the member was told, and where it is seen to. */
function Handled({ redemption }: { redemption: Redemption }) {
  const t = useT('member')
  const { date } = useSpeech()
  const { note, tracking, handledAt, causeId } = redemption
  const status = fulfilmentStatuses.find((one) => one === redemption.status)
  if (causeId)
    return (
      <Text as="p" variant="bodySm">
        <Link url={`/app/causes/${causeId}`}>{t('codes.cause')}</Link>
      </Text>
    )
  if (!status) return null
  return (
    <BlockStack gap="050">
      {handledAt ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {t('codes.handled', { date: date(handledAt) })}
        </Text>
      ) : null}
      {tracking ? (
        <Text as="p" variant="bodySm" breakWord>
          {t('codes.tracking', { tracking })}
        </Text>
      ) : null}
      {note ? (
        <Text as="p" variant="bodySm" breakWord>
          {note}
        </Text>
      ) : null}
      <Text as="p" variant="bodySm">
        <Link url={`/app/fulfilment?status=${status}`}>{t('codes.queue')}</Link>
      </Text>
    </BlockStack>
  )
}
