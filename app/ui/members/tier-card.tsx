import { Badge, BlockStack, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { nothingHeld, tellTier } from '../../loyalty/explain/tiers/tell-tier.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { MemberData } from './member-data.ts'

/** The tier that the member holds and how far the next one is; nothing where there are none. */
export function TierCard({ tier }: Pick<MemberData, 'tier'>) {
  const t = useT('member')
  const { speech, date } = useSpeech()
  if (!tier) return null
  const { name, facts, next } = tellTier(tier.held ?? nothingHeld, tier.settings, speech)
  const since = name && tier.held ? [t('tier.since', { date: date(tier.held.since) })] : []
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('tier.heading')}
          </Text>
          <Badge>{name || t('tier.none')}</Badge>
        </InlineStack>
        {facts.length > 0 ? (
          <Text as="p" tone="subdued">
            {[...facts, ...since].join(' · ')}
          </Text>
        ) : null}
        {next ? (
          <BlockStack gap="100">
            <Text as="p">{next.missing}</Text>
            <ProgressBar size="small" progress={next.percent} />
          </BlockStack>
        ) : null}
      </BlockStack>
    </Card>
  )
}
