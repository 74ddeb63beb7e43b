import { BlockStack, Box, InlineStack, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { type Translate, useT } from '../words.tsx'
import type { ListedMember, Person } from './member-data.ts'
import { StatusBadges } from './status-badge.tsx'

/** What a row says, the same on a phone: who first, what they have last. */
export function MemberLine({ member }: { member: ListedMember }) {
  const t = useT('members')
  const { date, points, count } = useSpeech()
  const { person } = member
  return (
    <InlineStack align="space-between" blockAlign="center" gap="400" wrap={false}>
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
            {nameOf(person, t)}
          </Text>
          <StatusBadges {...member} />
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {person.is === 'known' && person.email
            ? t('joined_with_email', { email: person.email, date: date(member.joinedAt) })
            : t('joined', { date: date(member.joinedAt) })}
          {member.activeAt === member.joinedAt
            ? null
            : ` · ${t('active', { date: date(member.activeAt) })}`}
        </Text>
      </BlockStack>
      <Box minWidth="fit-content">
        <Text as="p" numeric alignment="end">
          {points(member.available)}
        </Text>
        {member.pending > 0 ? (
          <Text as="p" variant="bodySm" tone="subdued" numeric alignment="end">
            {count('pending', member.pending)}
          </Text>
        ) : null}
      </Box>
    </InlineStack>
  )
}

export function nameOf(person: Person, t: Translate<'members'>): string {
  if (person.is === 'known') return person.name
  if (person.is === 'unread') return t('person.unread', { id: person.customerId })
  return t(`person.${person.is}`)
}
