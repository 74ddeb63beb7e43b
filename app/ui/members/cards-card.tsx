import { BlockStack, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { ruleTitle } from '../../loyalty/explain/render-rule.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { MemberData } from './member-data.ts'

/** How far the member's stamp cards are; nothing where the program has none. */
export function CardsCard({ cards }: Pick<MemberData, 'cards'>) {
  const t = useT('member')
  if (cards.length === 0) return null
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('cards.heading')}
        </Text>
        {cards.map((card) => (
          <CardLine key={card.id} card={card} />
        ))}
      </BlockStack>
    </Card>
  )
}

function CardLine({ card }: { card: MemberData['cards'][number] }) {
  const t = useT('member')
  const { speech, amount, number } = useSpeech()
  const { id, rule, needed, available, pending, held, outstanding } = card
  const stamps = (value: number) => amount(`stamp:${id}`, value)
  const spent = held + outstanding
  const facts = [
    ...(available >= needed ? [t('cards.full')] : []),
    ...(pending > 0 ? [t('cards.pending', { amount: stamps(pending) })] : []),
    ...(spent > 0 ? [t('cards.spent', { amount: stamps(spent) })] : []),
  ]
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" gap="200" blockAlign="center">
        <Text as="h3" variant="bodyMd" fontWeight="medium" breakWord>
          {ruleTitle(rule, speech.locale)}
        </Text>
        <Text as="span" numeric>
          {t('cards.filled', { stamps: number(available), needed: stamps(needed) })}
        </Text>
      </InlineStack>
      <ProgressBar size="small" progress={Math.min(100, Math.max(0, (available / needed) * 100))} />
      {facts.length > 0 ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {facts.join(' · ')}
        </Text>
      ) : null}
    </BlockStack>
  )
}
