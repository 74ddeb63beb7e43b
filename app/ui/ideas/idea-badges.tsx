// How an idea stands: to be decided, shown, what becomes of it, or off the board.
import { Badge, InlineStack } from '@shopify/polaris'
import type { ListedIdea } from '../../loyalty/ideas/listed-idea.ts'
import { useT } from '../words.tsx'

const tones = {
  waiting: 'attention',
  shown: 'success',
  declined: undefined,
  removed: undefined,
  withdrawn: undefined,
} as const

export function IdeaBadges({
  idea: { state, status, isPinned },
}: {
  idea: Pick<ListedIdea, 'state' | 'status' | 'isPinned'>
}) {
  const t = useT('ideas')
  const tone = tones[state]
  return (
    <InlineStack gap="100">
      <Badge {...(tone ? { tone } : {})}>{t(`state.${state}`)}</Badge>
      {state === 'shown' && status !== 'new' ? (
        <Badge tone="info">{t(`status.${status}`)}</Badge>
      ) : null}
      {isPinned ? <Badge>{t('pinned')}</Badge> : null}
    </InlineStack>
  )
}
