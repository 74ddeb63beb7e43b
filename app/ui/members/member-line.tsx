import { BlockStack, Box, InlineStack, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import type { ListedMember } from './member-data.ts'

/** What a row says, the same on a phone: who on the left, what they have on the right. */
export function MemberLine({ member }: { member: ListedMember }) {
  const { date, points, count } = useSpeech()
  return (
    <InlineStack align="space-between" blockAlign="center" gap="400" wrap={false}>
      <BlockStack gap="050">
        <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
          {nameOf(member)}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {member.face?.email ? `${member.face.email} · ` : ''}joined {date(member.joinedAt)}
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

export function nameOf({ face, isForgotten }: Pick<ListedMember, 'face' | 'isForgotten'>): string {
  if (face) return face.name
  return isForgotten ? 'Forgotten customer' : 'Deleted customer'
}
