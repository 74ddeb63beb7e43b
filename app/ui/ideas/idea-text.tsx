// What a member wrote, by whom and when, and what the shop said to it. Nothing of it is markup.
import { BlockStack, Link, Text } from '@shopify/polaris'
import { nameOf } from '../members/member-line.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownIdea } from './ideas-data.ts'

const asTyped = { whiteSpace: 'pre-line' } as const

export function Typed({ text }: { text: string }) {
  return (
    <Text as="p" breakWord>
      <span dir="auto" style={asTyped}>
        {text}
      </span>
    </Text>
  )
}

export function IdeaText({ idea }: { idea: ShownIdea }) {
  const t = useT('ideas')
  const { points } = useSpeech()
  const { text, state, votes, joined, reason, words } = idea
  const counts = [
    ...(state === 'waiting' ? [] : [t('votes', { count: votes })]),
    ...(joined > 0 ? [t('joined', { count: joined })] : []),
    ...(idea.points > 0 ? [t('given', { points: points(idea.points) })] : []),
  ]
  return (
    <BlockStack gap="150">
      {text ? <Typed text={text} /> : null}
      <Author idea={idea} />
      {counts.length > 0 ? (
        <Text as="p" tone="subdued">
          {counts.join(' · ')}
        </Text>
      ) : null}
      {reason ? (
        <Text as="p" tone="subdued">
          {t('because', { reason: t(`reason.${reason}`) })}
        </Text>
      ) : null}
      {words ? <Typed text={words} /> : null}
    </BlockStack>
  )
}

function Author({ idea: { memberId, person, postedAt } }: { idea: ShownIdea }) {
  const t = useT('ideas')
  const members = useT('members')
  const { date } = useSpeech()
  return (
    <Text as="p" tone="subdued">
      <Link url={`/app/members/${memberId}`} monochrome>
        {nameOf(person, members)}
      </Link>
      {` · ${t('posted', { date: date(postedAt) })}`}
    </Text>
  )
}
