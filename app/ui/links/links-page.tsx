// The claim links: what each gives, and how much of its budget is given.
import { Badge, BlockStack, Button, InlineStack, Link, Page, Text } from '@shopify/polaris'
import { mostLinks } from '../../loyalty/claims/claim-link.ts'
import { EmptyList } from '../list/empty-list.tsx'
import { RowsCard } from '../list/rows-card.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { LinkRow } from './links-data.ts'

export function LinksPage({ rows }: { rows: LinkRow[] }) {
  const t = useT('links')
  const add = { content: t('add'), url: '/app/links/new', disabled: rows.length >= mostLinks }
  return (
    <Page
      title={t('title')}
      subtitle={t('about')}
      backAction={{ content: t('back'), url: '/app/campaigns' }}
      primaryAction={add}
    >
      {rows.length === 0 ? (
        <NothingYet />
      ) : (
        <RowsCard rows={rows} keyOf={(row) => row.id}>
          {(row) => <LinkLine row={row} />}
        </RowsCard>
      )}
    </Page>
  )
}

function LinkLine({ row }: { row: LinkRow }) {
  const t = useT('links')
  const { points, number, date } = useSpeech()
  const { id, name, code, members, endsAt } = row
  const each = {
    points: points(row.points),
    members: t('members', { count: members, number: number(members) }),
  }
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Link url={`/app/links/${id}`} monochrome removeUnderline>
          <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
            <bdi>{name}</bdi>
          </Text>
        </Link>
        <StateBadge row={row} />
      </InlineStack>
      <Text as="span" tone="subdued">
        <bdi dir="ltr">{code}</bdi> · {t('line', each)}
      </Text>
      <Text as="span" tone="subdued">
        <Given row={row} />
        {endsAt ? ` · ${t('until', { date: date(new Date(Date.parse(endsAt) - 1)) })}` : ''}
      </Text>
    </BlockStack>
  )
}

const tones = {
  running: 'success',
  used_up: 'attention',
  over: undefined,
  ended: undefined,
} as const

export function StateBadge({ row }: { row: LinkRow }) {
  const t = useT('links')
  return <Badge tone={tones[row.state]}>{t(`state.${row.state}`)}</Badge>
}

function Given({ row: { given, budgetPoints } }: { row: LinkRow }) {
  const t = useT('links')
  const { points } = useSpeech()
  if (budgetPoints === null) return t('given', { points: points(given) })
  return t('given_of', { given: points(given), budget: points(budgetPoints) })
}

function NothingYet() {
  const t = useT('links')
  return (
    <EmptyList title={t('empty.title')} text={t('empty.text')}>
      <Button url="/app/links/new">{t('add')}</Button>
    </EmptyList>
  )
}
