// One thing that was done: what, by whom, when, what was sent in, and what can be decided.
import { Badge, BlockStack, Box, Button, Checkbox, InlineStack, Link, Text } from '@shopify/polaris'
import { say } from '../../loyalty/explain/words.ts'
import { ruleKind } from '../../loyalty/rules/catalogue.ts'
import { isVerified } from '../../loyalty/rules/deed-fields.ts'
import { nameOf } from '../members/member-line.tsx'
import { useSpeech } from '../speech.tsx'
import { useLocale, useT } from '../words.tsx'
import type { ApprovalIntent, ShownDeed } from './approvals-data.ts'

interface RowProps {
  deed: ShownDeed
  intents: ApprovalIntent[]
  /** Null: it cannot be picked. */
  isPicked: boolean | null
  isBusy: boolean
  onPick(isPicked: boolean): void
  onDo(intent: ApprovalIntent): void
}

export function ApprovalRow({ deed, intents, isPicked, isBusy, onPick, onDo }: RowProps) {
  const t = useT('approvals')
  const members = useT('members')
  const locale = useLocale()
  const name = nameOf(deed.person, members)
  const what = deed.title ?? say(locale, `rule.name.${deed.kind}`)
  return (
    <Box padding="400">
      <InlineStack gap="300" align="space-between" blockAlign="start">
        <InlineStack gap="300" blockAlign="start" align="start" wrap={false}>
          {isPicked === null ? null : (
            <Checkbox
              label={t('pick', { what, member: name })}
              labelHidden
              checked={isPicked}
              onChange={onPick}
            />
          )}
          <Said deed={deed} what={what} name={name} />
        </InlineStack>
        <InlineStack gap="200" align="start">
          {intents.map((intent) => (
            <Button key={intent} disabled={isBusy} onClick={() => onDo(intent)}>
              {t(`do.${intent}`)}
            </Button>
          ))}
        </InlineStack>
      </InlineStack>
    </Box>
  )
}

function Said({ deed, what, name }: { deed: ShownDeed; what: string; name: string }) {
  const t = useT('approvals')
  const { points, date } = useSpeech()
  const { kind, memberId, subject, note, reason, happenedAt, decidedAt, isDecided } = deed
  const done = date(happenedAt)
  const when =
    decidedAt && isDecided
      ? t('done_decided', { done, decided: date(decidedAt) })
      : t('done', { done })
  const knownBy = ruleKind(kind).deed?.knownBy
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
          {what}
        </Text>
        {knownBy && !isVerified(knownBy) ? <Badge>{t('unverified')}</Badge> : null}
      </InlineStack>
      <Link url={`/app/members/${memberId}`} monochrome>
        {name}
      </Link>
      <Text as="p" tone="subdued">
        {t('line', { points: points(deed.points), when })}
      </Text>
      {knownBy === 'report' && subject ? (
        <Text as="p" tone="subdued" breakWord>
          {t('product', { product: subject })}
        </Text>
      ) : null}
      {note ? (
        <Text as="p" breakWord>
          {note}
        </Text>
      ) : null}
      {reason ? (
        <Text as="p" tone="subdued" breakWord>
          {t('because', { reason })}
        </Text>
      ) : null}
    </BlockStack>
  )
}
