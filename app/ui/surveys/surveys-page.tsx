import { BlockStack, Button, InlineStack, Link, Page, Text } from '@shopify/polaris'
import { npsOf } from '../../loyalty/surveys/nps.ts'
import { EmptyList } from '../list/empty-list.tsx'
import { RowsCard } from '../list/rows-card.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { SurveyBadge } from './survey-badge.tsx'
import type { SurveyRow } from './surveys-data.ts'

/** The surveys, the newest first, each with its score and how many answers that is of. */
export function SurveysPage({ rows }: { rows: SurveyRow[] }) {
  const t = useT('surveys')
  return (
    <Page title={t('title')} primaryAction={{ content: t('add'), url: '/app/surveys/new' }}>
      {rows.length === 0 ? (
        <NothingYet />
      ) : (
        <RowsCard rows={rows} keyOf={(row) => row.id}>
          {(row) => <SurveyLine row={row} />}
        </RowsCard>
      )}
    </Page>
  )
}

function SurveyLine({ row }: { row: SurveyRow }) {
  const t = useT('surveys')
  const { points, signed } = useSpeech()
  const nps = npsOf(row.distribution)
  return (
    <InlineStack align="space-between" blockAlign="start" gap="300">
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center" align="start">
          <Link url={`/app/surveys/${row.id}`} monochrome removeUnderline>
            <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
              {row.question}
            </Text>
          </Link>
          <SurveyBadge state={row.state} />
        </InlineStack>
        <Text as="span" tone="subdued">
          {useSpan(row)}
        </Text>
        <Text as="span" tone="subdued">
          {row.points > 0 ? t('gives', { points: points(row.points) }) : t('gives_none')}
        </Text>
      </BlockStack>
      {nps ? (
        <BlockStack gap="050">
          <Text as="span" variant="headingSm" numeric>
            {t('score', { score: signed(nps.score) })}
          </Text>
          <Text as="span" tone="subdued">
            {t('answers', { count: nps.answers })}
          </Text>
        </BlockStack>
      ) : (
        <Text as="span" tone="subdued">
          {t('no_answers')}
        </Text>
      )}
    </InlineStack>
  )
}

function useSpan({ startsAt, endsAt }: SurveyRow): string {
  const t = useT('surveys')
  const { date } = useSpeech()
  const from = date(startsAt)
  if (endsAt === null) return t('from', { from })
  return t('from_until', { from, until: date(new Date(new Date(endsAt).getTime() - 1)) })
}

function NothingYet() {
  const t = useT('surveys')
  return (
    <EmptyList title={t('empty.title')} text={t('empty.text')}>
      <Button url="/app/surveys/new">{t('add')}</Button>
    </EmptyList>
  )
}
