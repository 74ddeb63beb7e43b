import { BlockStack, Card, Text } from '@shopify/polaris'

interface FigureProps {
  label: string
  value: string
  /** One line that says what the figure means, or compares it. */
  note?: string
}

/** One figure with its name, as it stands in a card of its own. */
export function Figure({ label, value, note }: FigureProps) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="bodySm" tone="subdued">
        {label}
      </Text>
      <Text as="p" variant="headingLg" numeric>
        {value}
      </Text>
      {note ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {note}
        </Text>
      ) : null}
    </BlockStack>
  )
}

export function FigureCard(props: FigureProps) {
  return (
    <Card>
      <Figure {...props} />
    </Card>
  )
}
