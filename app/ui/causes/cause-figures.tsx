import { BlockStack, InlineGrid, Text } from '@shopify/polaris'
import { type CauseRow, outstandingMinor } from '../../loyalty/causes/cause.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

/** Pledged, paid and still to pay, each by itself: none of them stands for another. */
export function CauseFigures({ row }: { row: CauseRow }) {
  const t = useT('causes')
  const { money } = useSpeech()
  const figures = [
    ['pledged', row.pledgedMinor],
    ['paid', row.paidMinor],
    ['outstanding', outstandingMinor(row)],
  ] as const
  return (
    <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
      {figures.map(([name, amountMinor]) => (
        <BlockStack key={name} gap="050">
          <Text as="span" variant="bodySm" tone="subdued">
            {t(`figures.${name}`)}
          </Text>
          <Text as="span" variant="headingSm" numeric>
            {money(amountMinor)}
          </Text>
        </BlockStack>
      ))}
    </InlineGrid>
  )
}
