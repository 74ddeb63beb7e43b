import { BlockStack, Box, InlineGrid, Text } from '@shopify/polaris'
import type { KeyFigures } from '../../loyalty/insights/key-figures.ts'
import { FigureCard } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

/** The figures of the last 30 days, each in a card. */
export function FiguresGrid({ figures }: { figures: KeyFigures }) {
  const t = useT('home')
  const { number, count } = useSpeech()
  const { ordersBefore } = figures
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="h2" variant="headingMd">
          {t('figures.heading')}
        </Text>
      </Box>
      <InlineGrid columns={{ xs: 2, lg: 3 }} gap="400">
        <FigureCard
          label={t('figures.members')}
          value={number(figures.members)}
          note={count('joined', figures.membersRecent)}
        />
        <FigureCard
          label={t('figures.orders')}
          value={number(figures.ordersRecent)}
          note={count('orders_before', ordersBefore)}
        />
        <FigureCard
          label={t('figures.earned')}
          value={number(figures.issuedRecent)}
          note={t('figures.earned_note')}
        />
        <FigureCard
          label={t('figures.used')}
          value={number(figures.redeemedRecent)}
          note={t('figures.used_note')}
        />
        <FigureCard
          label={t('figures.expired')}
          value={number(figures.expiredRecent)}
          note={t('figures.expired_note')}
        />
        <FigureCard
          label={t('figures.outstanding')}
          value={number(figures.outstanding)}
          note={t('figures.outstanding_note')}
        />
      </InlineGrid>
    </BlockStack>
  )
}
