import { BlockStack, Card, Text } from '@shopify/polaris'
import { actorName } from '../../loyalty/explain/names.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownStatement } from './member-data.ts'

/** Joining, leaving and pausing, and who was merged into this member. */
export function MembershipCard({ statement }: { statement: ShownStatement }) {
  const t = useT('member')
  const { speech, instant, date } = useSpeech()
  const { membership, member } = statement
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('membership.heading')}
        </Text>
        {membership.map((change) => (
          <BlockStack key={change.id} gap="050">
            <Text as="p">{t(`membership.${change.kind}`)}</Text>
            {change.note ? (
              <Text as="p" variant="bodySm" breakWord>
                {change.note}
              </Text>
            ) : null}
            <Text as="p" variant="bodySm" tone="subdued">
              {change.actor
                ? t('membership.by', {
                    at: instant(change.occurredAt),
                    actor: actorName(change.actor, speech.locale, speech.reader),
                  })
                : instant(change.occurredAt)}
            </Text>
          </BlockStack>
        ))}
        <BlockStack gap="050">
          <Text as="p">{t('membership.known')}</Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {date(member.joinedAt)}
          </Text>
        </BlockStack>
        {member.mergedCount > 0 ? (
          <Text as="p">{t('membership.merged', { count: member.mergedCount })}</Text>
        ) : null}
      </BlockStack>
    </Card>
  )
}
