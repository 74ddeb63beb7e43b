import { Badge, BlockStack, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import {
  type ToldBadge,
  type ToldChallenge,
  tellChallenges,
} from '../../../loyalty/explain/challenges/tell-challenges.ts'
import { BadgeMark } from '../../challenges/badge-mark.tsx'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { MemberData } from '../member-data.ts'

/** Level, badges and what the member is on the way to; nothing where there are no challenges. */
export function ChallengesCard({ challenges }: Pick<MemberData, 'challenges'>) {
  const t = useT('challenges')
  const { speech } = useSpeech()
  if (!challenges) return null
  const { farings, settings, at } = challenges
  const told = tellChallenges(farings, settings, { now: new Date(at), speech })
  const names = new Map(settings.challenges.map(({ id, name }) => [id, name]))
  const hasLevels = settings.levels.length > 0
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('member.heading')}
          </Text>
          {hasLevels ? <Badge>{told.level?.name ?? t('member.level_none')}</Badge> : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {told.completed === 0 ? t('member.none') : told.completedText}
        </Text>
        {told.next ? (
          <BlockStack gap="100">
            <Text as="p">{told.next.missing}</Text>
            <ProgressBar size="small" progress={told.next.percent} />
          </BlockStack>
        ) : null}
        {told.badges.map((badge) => (
          <Reached key={badge.id} badge={badge} />
        ))}
        {told.underWay.map((one) => (
          <UnderWay key={one.id} name={names.get(one.id) ?? ''} challenge={one} />
        ))}
      </BlockStack>
    </Card>
  )
}

function Reached({ badge: { name, icon, colour, reached } }: { badge: ToldBadge }) {
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      <BadgeMark icon={icon} colour={colour} isReached />
      <BlockStack>
        <Text as="p" fontWeight="medium" breakWord>
          {name}
        </Text>
        <Text as="p" tone="subdued">
          {reached}
        </Text>
      </BlockStack>
    </InlineStack>
  )
}

function UnderWay({ name, challenge }: { name: string; challenge: ToldChallenge }) {
  const { progress, hint, percent } = challenge
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" gap="200">
        <Text as="p" breakWord>
          {name}
        </Text>
        <Text as="p" tone="subdued">
          {hint === '' ? progress : `${progress} · ${hint}`}
        </Text>
      </InlineStack>
      <ProgressBar size="small" progress={percent} />
    </BlockStack>
  )
}
