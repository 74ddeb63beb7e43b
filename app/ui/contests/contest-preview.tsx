// What a contest comes to while it is edited: its prizes by place, the rule of ties in words, when
// they are given and what it costs.
import { BlockStack, Card, Text } from '@shopify/polaris'
import { mostGiven, type Tie } from '../../loyalty/contests/contest.ts'
import type { ContestForm } from '../../loyalty/contests/contest-form.ts'
import { firstOf, prizesOf, rowsOfPrizes } from '../../loyalty/contests/prizes.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ContestRow } from './contests-data.ts'
import { useSpan } from './contests-page.tsx'

interface PreviewProps {
  row: ContestRow | null
  /** As it is typed; null while something of it cannot be read, or it has begun. */
  form: ContestForm | null
}

interface Terms {
  prizes: number[]
  tie: Tie
  waitDays: number
}

function termsOf({ row, form }: PreviewProps): Terms | null {
  if (!form) return row
  return { prizes: prizesOf(form.prizes), tie: form.tie, waitDays: form.waitDays }
}

export function ContestPreview({ row, form }: PreviewProps) {
  const t = useT('contests')
  const terms = termsOf({ row, form })
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('preview.title')}
        </Text>
        {terms ? <TermsOf terms={terms} /> : <Text as="p">{t('preview.incomplete')}</Text>}
        {row ? <Dates row={row} /> : null}
      </BlockStack>
    </Card>
  )
}

function TermsOf({ terms }: { terms: Terms }) {
  const t = useT('contests')
  const { points, number } = useSpeech()
  const { prizes, tie, waitDays } = terms
  const rows = rowsOfPrizes(prizes)
  const lines = rows.map((row, index) => ({ ...row, from: firstOf(rows, index) }))
  return (
    <BlockStack gap="200">
      <BlockStack gap="050">
        {lines.map(({ from, to, points: each }) => (
          <Text key={to} as="p" numeric>
            {from === to
              ? t('preview.place', { place: number(to), points: points(each) })
              : t('preview.places', { from: number(from), to: number(to), points: points(each) })}
          </Text>
        ))}
      </BlockStack>
      <Text as="p" tone="subdued">
        {t(`preview.tie.${tie}`)}
      </Text>
      <Text as="p" tone="subdued">
        {t('preview.waits', { count: waitDays })}
      </Text>
      <Text as="p" fontWeight="semibold">
        {t(tie === 'better' ? 'preview.cost_untied' : 'preview.cost', {
          points: points(mostGiven({ prizes })),
        })}
      </Text>
      {tie === 'better' ? (
        <Text as="p" tone="caution">
          {t('preview.cost_tied')}
        </Text>
      ) : null}
    </BlockStack>
  )
}

function Dates({ row }: { row: ContestRow }) {
  const t = useT('contests')
  const { instant } = useSpeech()
  const span = useSpan(row)
  return (
    <Text as="p" tone="subdued">
      {t('preview.dates', { span, at: instant(row.decidesAt) })}
    </Text>
  )
}
