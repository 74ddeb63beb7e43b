import { BlockStack, Card, DataTable, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownStatement } from './accounting-data.ts'
import { type LineFigures, shownLines } from './statement-lines.ts'

/**
 * What was owed, what changed it, what is owed: in points, and in money where a value is stated.
 */
export function StatementCard({ statement }: { statement: ShownStatement }) {
  const t = useT('accounting')
  const { instant, number, money } = useSpeech()
  const { points, figures, closed, isOpen } = statement
  const lines = shownLines(points, figures?.money ?? null)
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('lines.title')}
        </Text>
        {closed ? (
          <Text as="p" tone="subdued">
            {t('month.closed_at', { at: instant(closed.at) })}
          </Text>
        ) : null}
        {isOpen ? (
          <Text as="p" tone="subdued">
            {t('month.running_note')}
          </Text>
        ) : null}
        <DataTable
          columnContentTypes={['text', 'numeric', ...(figures ? (['numeric'] as const) : [])]}
          headings={[t('lines.line'), t('lines.points'), ...(figures ? [t('lines.money')] : [])]}
          rows={lines.map((row) => [
            <LineName key={row.line} row={row} />,
            <Amount key="points" row={row} text={row.points === null ? '' : number(row.points)} />,
            ...(figures
              ? [<Amount key="money" row={row} text={money(row.moneyMinor ?? 0)} />]
              : []),
          ])}
          verticalAlign="middle"
          increasedTableDensity
        />
      </BlockStack>
    </Card>
  )
}

const sums = new Set(['opening', 'closing'])
const parts = new Set(['outstanding', 'pending', 'debt'])

function LineName({ row }: { row: LineFigures }) {
  const t = useT('accounting')
  return <Amount row={row} text={t(`lines.${row.line}`)} />
}

function Amount({ row, text }: { row: LineFigures; text: string }) {
  return (
    <Text
      as="span"
      numeric
      fontWeight={sums.has(row.line) ? 'semibold' : 'regular'}
      tone={parts.has(row.line) ? 'subdued' : undefined}
    >
      {text}
    </Text>
  )
}
