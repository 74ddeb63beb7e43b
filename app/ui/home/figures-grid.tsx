import { BlockStack, Box, InlineGrid, Text } from '@shopify/polaris'
import type { KeyFigures } from '../../loyalty/insights/key-figures.ts'
import { FigureCard } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'

/** The figures of the last 30 days, each in a card. */
export function FiguresGrid({ figures }: { figures: KeyFigures }) {
  const { number, count } = useSpeech()
  const { ordersBefore } = figures
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="h2" variant="headingMd">
          Last 30 days
        </Text>
      </Box>
      <InlineGrid columns={{ xs: 2, lg: 3 }} gap="400">
        <FigureCard
          label="Members"
          value={number(figures.members)}
          note={count('joined', figures.membersRecent)}
        />
        <FigureCard
          label="Orders counted"
          value={number(figures.ordersRecent)}
          note={count('orders_before', ordersBefore)}
        />
        <FigureCard
          label="Points earned"
          value={number(figures.issuedRecent)}
          note="After what refunds took back"
        />
        <FigureCard
          label="Points used"
          value={number(figures.redeemedRecent)}
          note="In codes that were used on an order"
        />
        <FigureCard
          label="Points expired"
          value={number(figures.expiredRecent)}
          note="Ended without being spent"
        />
        <FigureCard
          label="Points outstanding now"
          value={number(figures.outstanding)}
          note="Pending, to spend, and in unused codes"
        />
      </InlineGrid>
    </BlockStack>
  )
}
