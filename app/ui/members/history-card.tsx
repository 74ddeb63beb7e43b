import { useSearchParams } from '@remix-run/react'
import { BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { HistoryLine } from './history-line.tsx'
import type { ShownStatement } from './member-data.ts'

interface HistoryProps {
  statement: ShownStatement
  isNewest: boolean
  /** Missing while something is being done. */
  onUndo?(adjustmentId: string): void
}

/** Every line of the books, newest first, with its reason and what was left to spend after it. */
export function HistoryCard({ statement, isNewest, onUndo }: HistoryProps) {
  const t = useT('member')
  const [params, setParams] = useSearchParams()
  const show = (before: string | null) => {
    const next = new URLSearchParams(params)
    next.delete('before')
    if (before) next.set('before', before)
    setParams(next)
  }
  const { entries, older, undone } = statement
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('history.heading')}
        </Text>
        {entries.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('history.empty')}
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
