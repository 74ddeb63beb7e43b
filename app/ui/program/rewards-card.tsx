import { BlockStack, Button, Card, InlineStack, List, Text } from '@shopify/polaris'
import { rewardInWords } from '../../loyalty/explain/render-change.ts'
import type { Reward } from '../../loyalty/program/settings.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

const listed = 5

/** What points can be spent on, in short; it is changed on a page of its own. */
export function RewardsCard({ rewards }: { rewards: Reward[] }) {
  const t = useT('program')
  const { speech } = useSpeech()
  const offered = rewards.filter((reward) => reward.isOn)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('rewards.heading')}
          </Text>
          <Button variant="plain" url="/app/rewards">
            {t('rewards.manage')}
          </Button>
        </InlineStack>
        {offered.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('rewards.empty')}
          </Text>
        ) : (
          <List>
            {offered.slice(0, listed).map((reward) => (
              <List.Item key={reward.id}>{rewardInWords(reward, speech)}</List.Item>
            ))}
          </List>
        )}
        {offered.length > listed ? (
          <Text as="p" tone="subdued">
            {t('rewards.more', { count: offered.length - listed })}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  )
}
