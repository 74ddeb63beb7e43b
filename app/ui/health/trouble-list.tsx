import { BlockStack, Box, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'

export interface Trouble {
  id: string
  title: string
  /** What is the matter. */
  reason: string
  /** When, and other things to find it by. */
  detail: string
  /** Where more is to be seen. */
  url?: string
  retry?: { content: string; onAction(): void }
}

interface TroubleListProps {
  heading: string
  /** Said instead of a list where all is well. */
  allWell: string
  /** Said above the list: what happens by itself, and what can be done. */
  advice: string
  troubles: Trouble[]
  isBusy: boolean
  retryAll?: { content: string; onAction(): void }
}

/** A card that lists what needs a person, or says that nothing does. */
export function TroubleList(props: TroubleListProps) {
  const { heading, allWell, advice, troubles, isBusy, retryAll } = props
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {heading}
          </Text>
          {retryAll && troubles.length > 1 ? (
            <Button variant="plain" disabled={isBusy} onClick={retryAll.onAction}>
              {retryAll.content}
            </Button>
          ) : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {troubles.length === 0 ? allWell : advice}
        </Text>
        {troubles.map((trouble, index) => (
          <BlockStack key={trouble.id} gap="300">
            {index > 0 ? <Divider /> : null}
            <TroubleLine trouble={trouble} isBusy={isBusy} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

function TroubleLine({ trouble, isBusy }: { trouble: Trouble; isBusy: boolean }) {
  const t = useT('health')
  const { title, reason, detail, url, retry } = trouble
  return (
    <InlineStack align="space-between" blockAlign="start" gap="400" wrap={false}>
      <BlockStack gap="050">
        <Text as="h3" variant="bodyMd" fontWeight="medium" breakWord>
          {title}
        </Text>
        <Text as="p" breakWord>
          {reason}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {detail}
        </Text>
      </BlockStack>
      <Box minWidth="fit-content">
        <BlockStack gap="100" inlineAlign="end">
          {retry ? (
            <Button
              disabled={isBusy}
              onClick={retry.onAction}
              accessibilityLabel={t('trouble.retry_of', { retry: retry.content, title })}
            >
              {retry.content}
            </Button>
          ) : null}
          {url ? (
            <Button
              variant="plain"
              url={url}
              accessibilityLabel={t('trouble.show_member_of', { title })}
            >
              {t('trouble.show_member')}
            </Button>
          ) : null}
        </BlockStack>
      </Box>
    </InlineStack>
  )
}
