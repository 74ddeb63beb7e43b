import { Badge, BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { MemberData } from '../member-data.ts'
import { termsByOrder } from './terms-by-order.ts'

/** The member's paid membership with the orders that bought it; nothing where there is none. */
export function PlanCard({ plan }: Pick<MemberData, 'plan'>) {
  const t = useT('member')
  const { date, money } = useSpeech()
  if (!plan) return null
  const { isHeld, until, terms, saved } = plan
  const held = until ? t('plan.until', { date: date(until) }) : t('plan.forever')
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('plan.heading')}
          </Text>
          {isHeld ? (
            <Badge tone="success">{held}</Badge>
          ) : (
            <Badge>{t('plan.ended', { date: date(until ?? '') })}</Badge>
          )}
        </InlineStack>
        {saved ? (
          <Text as="p">
            {t('plan.saved', { saved: money(saved.savedMinor), fee: money(saved.feeMinor) })}
          </Text>
        ) : null}
        {termsByOrder(terms).map(({ orderId, orderName, from, until: end, feeMinor, count }) => (
          <BlockStack key={from} gap="050">
            <Text as="p">
              <Link url={`/app/orders/${orderId}`}>{orderName}</Link>
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {end
                ? t('plan.term', { from: date(from), until: date(end) })
                : t('plan.term_forever', { from: date(from) })}
              {' · '}
              {count === 1
                ? t('plan.fee', { amount: money(feeMinor) })
                : t('plan.fees', { count, amount: money(feeMinor) })}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}
