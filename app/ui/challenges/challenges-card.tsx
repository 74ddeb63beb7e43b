import { BlockStack, Button, Card, InlineStack, List, Text } from '@shopify/polaris'
import { challengeInWords } from '../../loyalty/explain/challenges/challenge-in-words.ts'
import type { Challenge } from '../../loyalty/program/challenges/challenge-settings.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

const listed = 4

/** What members can reach, in short; it is changed on a page of its own. */
export function ChallengesCard({ challenges }: { challenges: Challenge[] }) {
  const t = useT('challenges')
  const program = useT('program')
  const { speech } = useSpeech()
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {program('challenges.heading')}
          </Text>
          <Button variant="plain" url="/app/program/challenges">
            {t('card.manage')}
          </Button>
        </InlineStack>
        {challenges.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('card.empty')}
          </Text>
        ) : (
          <List>
            {challenges.slice(0, listed).map((one) => (
              <List.Item key={one.id}>{challengeInWords(one, speech)}</List.Item>
            ))}
          </List>
        )}
        {challenges.length > listed ? (
          <Text as="p" tone="subdued">
            {t('card.more', { count: challenges.length - listed })}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  )
}
