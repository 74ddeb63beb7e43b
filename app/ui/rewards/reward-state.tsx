import { Badge, InlineStack } from '@shopify/polaris'
import type { Reward } from '../../loyalty/reward-kinds/catalogue.ts'
import { kindOf } from '../../loyalty/reward-kinds/catalogue.ts'
import { useT } from '../words.tsx'
import type { RewardsData } from './rewards-data.ts'

interface StateProps {
  reward: Reward
  list: Pick<RewardsData, 'published' | 'capabilities' | 'taken'>
}

/** Whether members are offered it, and if not, why. */
export function RewardState({ reward, list }: StateProps) {
  const t = useT('rewards')
  const { needs } = kindOf(reward.kind)
  const isAllowed = needs === null || list.capabilities.includes(needs)
  const isGone = reward.stock !== null && (list.taken[reward.id] ?? 0) >= reward.stock
  const publication = publicationOf(reward, list.published)
  return (
    <InlineStack gap="100" align="start">
      {reward.isOn ? (
        <Badge tone="success">{t('state.on')}</Badge>
      ) : (
        <Badge>{t('state.off')}</Badge>
      )}
      {publication ? <Badge tone="attention">{t(`state.${publication}`)}</Badge> : null}
      {isAllowed ? null : <Badge tone="warning">{t('state.not_allowed')}</Badge>}
      {isGone ? <Badge tone="warning">{t('state.sold_out')}</Badge> : null}
    </InlineStack>
  )
}

function publicationOf(
  reward: Reward,
  published: RewardsData['published'],
): 'not_published' | 'changed' | null {
  if (!published) return null
  const before = published.rewards.find((one) => one.id === reward.id)
  if (!before) return 'not_published'
  return JSON.stringify(before) === JSON.stringify(reward) ? null : 'changed'
}
