import { useSearchParams } from '@remix-run/react'
import { BlockStack, Button, Card, Divider, InlineStack, Select, Text } from '@shopify/polaris'
import { historyKinds } from '../../loyalty/members/statement/statement.ts'
import { useT } from '../words.tsx'
import { HistoryLine } from './history-line.tsx'
import type { MemberData } from './member-data.ts'

const everything = 'everything'

interface HistoryProps {
  member: Pick<MemberData, 'statement' | 'isNewest' | 'history'>
  /** Missing while something is being done. */
  onUndo?(adjustmentId: string): void
}

/** Every line of the books, newest first, with its reason and what was left to spend after it. */
export function HistoryCard({ member, onUndo }: HistoryProps) {
  const t = useT('member')
  const [params, setParams] = useSearchParams()
  const show = (before: string | null) => {
    const next = new URLSearchParams(params)
    next.delete('before')
    if (before) next.set('before', before)
    setParams(next)
  }
  const narrow = (kind: string) => {
    const next = new URLSearchParams(params)
    for (const stale of ['before', 'history']) next.delete(stale)
    if (kind !== everything) next.set('history', kind)
    setParams(next, { preventScrollReset: true })
  }
  const { isNewest, history } = member
  const { entries, older, undone } = member.statement
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('history.heading')}
          </Text>
          <Select
            label={t('history.show')}
            labelHidden
            options={([everything, ...historyKinds] as const).map((value) => ({
              value,
              label: t(`history.kind.${value}`),
            }))}
            value={history ?? everything}
            onChange={narrow}
          />
        </InlineStack>
        {entries.length === 0 ? (
          <Text as="p" tone="subdued">
            {t(history ? 'history.empty_kind' : 'history.empty')}
          </Text>
        ) : null}
        {entries.map((entry, index) => (
          <BlockStack key={entry.id} gap="300">
            {index > 0 ? <Divider /> : null}
            <HistoryLine entry={entry} undone={undone} onUndo={onUndo} />
          </BlockStack>
        ))}
        {!isNewest || older ? (
          <InlineStack gap="200">
            {isNewest ? null : <Button onClick={() => show(null)}>{t('history.newest')}</Button>}
            {older ? <Button onClick={() => show(older)}>{t('history.older')}</Button> : null}
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  )
}
