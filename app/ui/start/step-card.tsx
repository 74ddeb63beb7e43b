import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { useT } from '../words.tsx'

interface StepProps {
  /** Counts from 1. */
  number: number
  title: string
  isDone: boolean
  children: ReactNode
}

/** One step of the first run: never closed, so that any of them can be done, or left, first. */
export function StepCard({ number, title, isDone, children }: StepProps) {
  const t = useT('start')
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {`${number}. ${title}`}
          </Text>
          <Badge {...(isDone ? { tone: 'success' as const } : {})}>
            {isDone ? t('done') : t('to_do')}
          </Badge>
        </InlineStack>
        {children}
      </BlockStack>
    </Card>
  )
}
