import { BlockStack, Card, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'

interface FieldsProps {
  title: string
  /** What these fields are about. */
  text?: string | undefined
  /** More of the same, in a paragraph of its own. */
  further?: string | undefined
  children: ReactNode
}

/** Fields of an editor that belong together, below what they are about. */
export function FieldsCard({ title, text, further, children }: FieldsProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {[text, further].map((one) =>
            one ? (
              <Text key={one} as="p" tone="subdued">
                {one}
              </Text>
            ) : null,
          )}
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  )
}
