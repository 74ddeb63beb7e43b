import { Banner, BlockStack, Button, Card, Page, Text } from '@shopify/polaris'
import type { ProblemText } from './describe-problem.ts'
import { useT } from './words.tsx'

interface Problem {
  title: string
  /** What happened, and what to do about it. */
  text: string
}

/** An error: says what is the matter and offers to try again. */
export function ProblemPage({ title, text, onRetry }: Problem & { onRetry(): void }) {
  const t = useT('shared')
  const again = { content: t('problem.try_again'), onAction: onRetry }
  return (
    <Page title={t('problem.banner')}>
      <Banner tone="critical" title={title} action={again}>
        <Text as="p">{text}</Text>
      </Banner>
    </Page>
  )
}

/** A page that is not there: nothing failed, so nothing is red. */
export function MissingPage({ title, text, way }: Problem & Pick<ProblemText, 'way'>) {
  return (
    <Page>
      <Card padding="800">
        <BlockStack gap="400" inlineAlign="center">
          <Text as="h1" variant="headingLg">
            {title}
          </Text>
          <Text as="p" tone="subdued" alignment="center">
            {text}
          </Text>
          <Button variant="primary" url={way.url}>
            {way.content}
          </Button>
        </BlockStack>
      </Card>
    </Page>
  )
}
