// The contests, the newest first: when each is, what it costs and how many take part.
import { Badge, BlockStack, Button, InlineStack, Link, Page, Text } from '@shopify/polaris'
import { mostGiven } from '../../loyalty/contests/contest.ts'
import { EmptyList } from '../list/empty-list.tsx'
import { RowsCard } from '../list/rows-card.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ContestRow } from './contests-data.ts'

export function ContestsPage({ rows }: { rows: ContestRow[] }) {
  const t = useT('contests')
  return (
    <Page title={t('title')} primaryAction={{ content: t('add'), url: '/app/contests/new' }}>
      {rows.length === 0 ? (
        <EmptyList title={t('empty.title')} text={t('empty.text')}>
          <Button url="/app/contests/new">{t('add')}</Button>
        </EmptyList>
      ) : (
        <RowsCard rows={rows} keyOf={(row) => row.id}>
          {(row) => <ContestLine row={row} />}
        </RowsCard>
      )}
    </Page>
  )
}

function ContestLine({ row }: { row: ContestRow }) {
  const t = useT('contests')
  const { points } = useSpeech()
  const span = useSpan(row)
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Link url={`/app/contests/${row.id}`} monochrome removeUnderline>
          <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
            <bdi>{row.title}</bdi>
          </Text>
        </Link>
        <ContestBadge state={row.state} />
      </InlineStack>
      <Text as="span" tone="subdued">
        {row.repeats ? `${span} · ${t('repeats')}` : span}
      </Text>
      <Text as="span" tone="subdued">
        {t('entrants', { count: row.entrants })} ·{' '}
        {t('places', { count: row.prizes.length, points: points(mostGiven(row)) })}
      </Text>
    </BlockStack>
  )
}

/** From its first to its last day. */
export function useSpan({ startsAt, endsAt }: Pick<ContestRow, 'startsAt' | 'endsAt'>): string {
  const t = useT('contests')
  const { date } = useSpeech()
  return t('span', { from: date(startsAt), until: date(new Date(Date.parse(endsAt) - 1)) })
}

const tones = { running: 'success', planned: 'info', waiting: 'attention' } as const

export function ContestBadge({ state }: Pick<ContestRow, 'state'>) {
  const t = useT('contests')
  const tone = tones[state as keyof typeof tones]
  return <Badge {...(tone ? { tone } : {})}>{t(`state.${state}`)}</Badge>
}
