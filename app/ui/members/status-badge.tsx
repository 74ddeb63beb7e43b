import { Badge, type BadgeProps, InlineStack } from '@shopify/polaris'
import { useT } from '../words.tsx'
import type { ListedMember } from './member-data.ts'

const tones: Partial<Record<ListedMember['status'], BadgeProps['tone']>> = {
  paused: 'attention',
  excluded: 'attention',
}

/** What a member is besides a member, where there is anything to say. */
export function StatusBadges({ status, isTest }: Pick<ListedMember, 'status' | 'isTest'>) {
  const t = useT('members')
  if (status === 'member' && !isTest) return null
  return (
    <InlineStack gap="100">
      {status === 'member' ? null : <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>}
      {isTest ? <Badge tone="info">{t('status.test')}</Badge> : null}
    </InlineStack>
  )
}
