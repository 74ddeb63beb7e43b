import { BlockStack, Text } from '@shopify/polaris'
import type { SegmentUses } from '../../loyalty/segments/segment-row.ts'
import { useT } from '../words.tsx'

/** What is for it. */
export function SegmentUsesText({ uses }: { uses: SegmentUses }) {
  const t = useT('segments')
  const { campaigns, rewards, links, contests, offers, board } = uses
  const named = (names: string[]) => names.map((name) => name || t('unnamed_reward')).join(', ')
  const lines = [
    ...(campaigns.length > 0 ? [t('used.campaigns', { names: named(campaigns) })] : []),
    ...(rewards.length > 0 ? [t('used.rewards', { names: named(rewards) })] : []),
    ...(links.length > 0 ? [t('used.links', { names: links.join(', ') })] : []),
    ...(contests.length > 0 ? [t('used.contests', { names: contests.join(', ') })] : []),
    ...(offers.length > 0 ? [t('used.offers')] : []),
    ...(board.length > 0 ? [t('used.board')] : []),
  ]
  if (lines.length === 0) return null
  return (
    <BlockStack gap="050">
      {lines.map((line) => (
        <Text key={line} as="span" tone="subdued" breakWord>
          {line}
        </Text>
      ))}
    </BlockStack>
  )
}
