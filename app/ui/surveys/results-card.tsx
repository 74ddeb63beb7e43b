// The score, what it is of, and how often each number was given: a table whose bars only repeat
// what its figures say.
import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris'
import { enoughAnswers, groupOf, groups, type Nps, npsOf } from '../../loyalty/surveys/nps.ts'
import { Figure } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import { useLocale, useT } from '../words.tsx'

export function ResultsCard({ distribution }: { distribution: number[] }) {
  const t = useT('surveys')
  const nps = npsOf(distribution)
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('results.title')}
        </Text>
        {nps ? (
          <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
            <Score nps={nps} />
            <Distribution distribution={distribution} answers={nps.answers} />
          </InlineGrid>
        ) : (
          <Text as="p" tone="subdued">
            {t('results.none')}
          </Text>
        )}
      </BlockStack>
    </Card>
  )
}

function Score({ nps }: { nps: Nps }) {
  const t = useT('surveys')
  const { signed, number } = useSpeech()
  const percent = usePercent(nps.answers)
  const { answers, margin } = nps
  const isEnough = answers >= enoughAnswers
  return (
    <BlockStack gap="300">
      <Figure
        label={t('results.score')}
        value={signed(nps.score)}
        note={[
          t('answers', { count: answers }),
          ...(isEnough && margin !== null ? [t('results.margin', { margin: number(margin) })] : []),
        ].join(' · ')}
      />
      <Text as="p" tone="subdued">
        {t('results.about')}
      </Text>
      {isEnough ? null : (
        <Text as="p" tone="caution">
          {t('results.few', { count: answers })}
        </Text>
      )}
      <InlineGrid columns={3} gap="300">
        {groups.toReversed().map((group) => (
          <Figure
            key={group}
            label={t(`groups.${group}`)}
            value={percent(nps.counts[group])}
            note={t('answers', { count: nps.counts[group] })}
          />
        ))}
      </InlineGrid>
    </BlockStack>
  )
}

const tones = {
  detractors: 'var(--p-color-bg-fill-critical)',
  passives: 'var(--p-color-bg-fill-caution)',
  promoters: 'var(--p-color-bg-fill-success)',
} as const
const table = { width: '100%', borderCollapse: 'collapse' } as const
const numberCell = { width: '2.5rem', textAlign: 'start' } as const
const countCell = { width: '6rem', textAlign: 'end', whiteSpace: 'nowrap' } as const

function Distribution({ distribution, answers }: { distribution: number[]; answers: number }) {
  const t = useT('surveys')
  const percent = usePercent(answers)
  const most = Math.max(...distribution)
  return (
    <table style={table}>
      <caption style={{ textAlign: 'start' }}>
        <Text as="span" variant="bodySm" tone="subdued">
          {t('results.distribution')}
        </Text>
      </caption>
      <thead>
        <tr>
          <th scope="col" style={numberCell}>
            <Text as="span" visuallyHidden>
              {t('results.number')}
            </Text>
          </th>
          <td />
          <th scope="col" style={countCell}>
            <Text as="span" visuallyHidden>
              {t('results.count')}
            </Text>
          </th>
        </tr>
      </thead>
      <tbody>
        {distribution
          .map((count, score) => ({ count, score }))
          .toReversed()
          .map(({ count, score }) => (
            <tr key={score}>
              <th scope="row" style={numberCell}>
                <Text as="span" variant="bodySm" fontWeight="regular" numeric>
                  {score}
                </Text>
              </th>
              <td>
                <div style={barOf(score, count / most)} />
              </td>
              <td style={countCell}>
                <Text as="span" variant="bodySm" tone={count === 0 ? 'subdued' : 'base'} numeric>
                  {t('results.share', { count, percent: percent(count) })}
                </Text>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

const barOf = (score: number, share: number) => ({
  blockSize: '0.75rem',
  inlineSize: `${share * 100}%`,
  background: tones[groupOf(score)],
  borderRadius: 'var(--p-border-radius-100)',
})

function usePercent(of: number) {
  const format = new Intl.NumberFormat(useLocale(), { style: 'percent' })
  return (count: number) => format.format(count / of)
}
