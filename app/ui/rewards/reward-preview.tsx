// How members see the reward, while it is edited.
import { Badge, BlockStack, Card, InlineStack, List, Text } from '@shopify/polaris'
import { rewardConditions } from '../../loyalty/explain/reward-conditions.ts'
import { rewardLabel } from '../../loyalty/explain/reward-label.ts'
import { assetOf } from '../../loyalty/kernel/assets/asset.ts'
import { priceOf, type Reward } from '../../loyalty/reward-kinds/catalogue.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

/** @param reward null while something of it cannot be read. */
export function RewardPreview({ reward, taken }: { reward: Reward | null; taken: number }) {
  const t = useT('rewards')
  const { speech, amount, number } = useSpeech()
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('preview.title')}
        </Text>
        {reward ? (
          <BlockStack gap="200">
            <InlineStack gap="200" blockAlign="center" align="space-between">
              <Text as="p" variant="headingSm" breakWord>
                <bdi>{rewardLabel(reward, speech.currency, speech.locale)}</bdi>
              </Text>
              <Badge>{amount(assetOf(reward), priceOf(reward))}</Badge>
            </InlineStack>
            <List>
              {rewardConditions(reward, speech).map((condition) => (
                <List.Item key={condition}>{condition}</List.Item>
              ))}
            </List>
            {'instructions' in reward && reward.instructions ? (
              <Text as="p" breakWord>
                {reward.instructions}
              </Text>
            ) : null}
          </BlockStack>
        ) : (
          <Text as="p" tone="subdued">
            {t('preview.incomplete')}
          </Text>
        )}
        {taken > 0 ? (
          <Text as="p" tone="subdued">
            {t('taken', { count: taken, number: number(taken) })}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  )
}
