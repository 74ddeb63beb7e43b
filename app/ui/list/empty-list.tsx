// What stands where a list has nothing in it yet: what it is for, and how to begin.
import { BlockStack, Card, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'

interface EmptyProps {
  title: string
  text: string
  /** How to begin. */
  children?: ReactNode
}

export function EmptyList({ title, text, children }: EmptyProps) {
  return (
    <Card padding="800">
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {text}
        </Text>
        {children}
      </BlockStack>
    </Card>
  )
}
