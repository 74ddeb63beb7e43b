// One idea of the list, with what can be decided at once. The same on a phone.
import { BlockStack, Button, InlineStack, Link, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { IdeaBadges } from './idea-badges.tsx'
import { IdeaText, Typed } from './idea-text.tsx'
import type { ShownIdea } from './ideas-data.ts'

interface RowProps {
  idea: ShownIdea
  isBusy: boolean
  onDo(intent: 'accept' | 'decline'): void
}

export function IdeaRow({ idea, isBusy, onDo }: RowProps) {
  const t = useT('ideas')
  const { id, title, state, reply } = idea
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center" align="start">
        <Link url={`/app/ideas/${id}`} monochrome removeUnderline>
          <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
            <bdi>{title}</bdi>
          </Text>
        </Link>
        <IdeaBadges idea={idea} />
      </InlineStack>
      <IdeaText idea={idea} />
      {reply ? (
        <BlockStack gap="050">
          <Text as="span" tone="subdued">
            {t('replied')}
          </Text>
          <Typed text={reply} />
        </BlockStack>
      ) : null}
      {state === 'waiting' ? (
        <InlineStack gap="200">
          <Button
            disabled={isBusy}
            accessibilityLabel={t('do_named.accept', { title })}
            onClick={() => onDo('accept')}
          >
            {t('do.accept')}
          </Button>
          <Button
            disabled={isBusy}
            accessibilityLabel={t('do_named.decline', { title })}
            onClick={() => onDo('decline')}
          >
            {t('do.decline')}
          </Button>
        </InlineStack>
      ) : null}
    </BlockStack>
  )
}
