import { BlockStack, Button, InlineStack, Link, Text } from '@shopify/polaris'
import { rewardConditions } from '../../loyalty/explain/reward-conditions.ts'
import { rewardLabel } from '../../loyalty/explain/reward-label.ts'
import { assetOf } from '../../loyalty/kernel/assets/asset.ts'
import { priceOf, type Reward } from '../../loyalty/reward-kinds/catalogue.ts'
import type { WantedChange } from '../../loyalty/rewards/draft/read-change.ts'
import { ActionsMenu } from '../actions-menu.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { RewardState } from './reward-state.tsx'
import type { RewardsData } from './rewards-data.ts'

interface LineProps {
  reward: Reward
  list: RewardsData
  isFirst: boolean
  isLast: boolean
  isBusy: boolean
  onChange(change: WantedChange): void
}

/** One reward of the list: what it is, whether it is offered, and what can be done with it. */
export function RewardLine({ reward, list, isFirst, isLast, isBusy, onChange }: LineProps) {
  const t = useT('rewards')
  const { speech, amount, number } = useSpeech()
  const { id, isOn } = reward
  const label =
    rewardLabel(reward, speech.currency, speech.locale) || t(`kinds.${reward.kind}.name`)
  const conditions = rewardConditions(reward, speech)
  const taken = list.taken[id] ?? 0
  const copyTitle = t('copy_of', { name: label }).slice(0, 60)
  const action = (content: string, change: WantedChange, rest: object = {}) => ({
    content,
    onAction: () => onChange(change),
    ...rest,
  })
  const actions = [
    action(t('move_up'), { do: 'move', id, by: -1 }, { disabled: isFirst }),
    action(t('move_down'), { do: 'move', id, by: 1 }, { disabled: isLast }),
    action(t('duplicate'), { do: 'duplicate', id, title: copyTitle }),
    action(t('remove'), { do: 'remove', id }, { destructive: true }),
  ]
  return (
    <InlineStack align="space-between" blockAlign="start" gap="300">
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center" align="start">
          <Link url={`/app/rewards/${id}`} monochrome removeUnderline>
            <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
              <bdi>{label}</bdi>
            </Text>
          </Link>
          <RewardState reward={reward} list={list} />
        </InlineStack>
        <Text as="span" tone="subdued" breakWord>
          {t('line', {
            kind: t(`kinds.${reward.kind}.name`),
            price: amount(assetOf(reward), priceOf(reward)),
          })}
        </Text>
        {conditions.length > 0 ? (
          <Text as="span" tone="subdued" breakWord>
            {conditions.join(' · ')}
          </Text>
        ) : null}
        {taken > 0 ? (
          <Text as="span" tone="subdued">
            {t('taken', { count: taken, number: number(taken) })}
          </Text>
        ) : null}
      </BlockStack>
      <InlineStack gap="200" wrap={false} align="start">
        <Button
          disabled={isBusy}
          onClick={() => onChange({ do: 'switch', id, isOn: !isOn })}
          accessibilityLabel={t(isOn ? 'turn_off_named' : 'turn_on_named', { name: label })}
        >
          {isOn ? t('turn_off') : t('turn_on')}
        </Button>
        <ActionsMenu label={t('more', { name: label })} actions={actions} isBusy={isBusy} />
      </InlineStack>
    </InlineStack>
  )
}
