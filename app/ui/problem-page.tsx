import { Banner, Page, Text } from '@shopify/polaris'

interface Problem {
  title: string
  /** What happened, and what to do about it. */
  text: string
  action?: { content: string; url?: string; onAction?(): void }
}

/** A page that could not be shown: says what is the matter and offers the way on. */
export function ProblemPage({ title, text, action }: Problem) {
  return (
    <Page title={title}>
      <Banner tone="critical" title={title} action={action}>
        <Text as="p">{text}</Text>
      </Banner>
    </Page>
  )
}
