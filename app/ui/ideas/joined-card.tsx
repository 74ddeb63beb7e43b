// Ideas that say the same and were joined to this one: each can be taken apart again.
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { IdeaText } from './idea-text.tsx'
import type { ShownIdea } from './ideas-data.ts'
import type { Deciding } from './use-deciding.ts'

interface JoinedProps {
  joined: ShownIdea[]
  deciding: Deciding
}

export function JoinedCard({ joined, deciding: { isBusy, send } }: JoinedProps) {
  const t = useT('ideas')
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('joined_card.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('joined_card.text')}
          </Text>
        </BlockStack>
        {joined.map((idea) => (
          <InlineStack key={idea.id} align="space-between" blockAlign="start" gap="300">
            <BlockStack gap="100">
              <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
                <bdi>{idea.title}</bdi>
              </Text>
              <IdeaText idea={idea} />
            </BlockStack>
            <Button
              disabled={isBusy}
              accessibilityLabel={t('part.named', { title: idea.title })}
              onClick={() => send(idea.id, 'part')}
            >
              {t('part.action')}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  )
}
