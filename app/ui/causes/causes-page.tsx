// The causes: to which members give, and what of it is still to be paid.
import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  InlineStack,
  Link,
  Page,
  Text,
} from '@shopify/polaris'
import { type CauseRow, mostCauses } from '../../loyalty/causes/cause.ts'
import { EmptyList } from '../list/empty-list.tsx'
import { RowsCard } from '../list/rows-card.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { CauseFigures } from './cause-figures.tsx'
import type { CausesData } from './causes-data.ts'

const groups = ['open', 'ended'] as const
const groupOf = ({ endedAt }: CauseRow) => (endedAt === null ? 'open' : 'ended')

export function CausesPage({ data }: { data: CausesData }) {
  const t = useT('causes')
  const { rows, hasReward, rewardKind } = data
  const add = { content: t('add'), url: '/app/causes/new', disabled: rows.length >= mostCauses }
  return (
    <Page title={t('title')} primaryAction={add}>
      <BlockStack gap="400">
        {hasReward ? null : (
          <Banner
            tone="info"
            action={{ content: t('no_reward.action'), url: `/app/rewards/new?kind=${rewardKind}` }}
          >
            {t('no_reward.text')}
          </Banner>
        )}
        {rows.length === 0 ? <NothingYet /> : null}
        {groups.map((group) => (
          <Group
            key={group}
            title={t(`groups.${group}`)}
            rows={rows.filter((row) => groupOf(row) === group)}
          />
        ))}
      </BlockStack>
    </Page>
  )
}

function Group({ title, rows }: { title: string; rows: CauseRow[] }) {
  if (rows.length === 0) return null
  return (
    <BlockStack gap="200">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
      </Box>
      <RowsCard rows={rows} keyOf={(row) => row.id}>
        {(row) => <CauseLine row={row} />}
      </RowsCard>
    </BlockStack>
  )
}

function CauseLine({ row }: { row: CauseRow }) {
  const t = useT('causes')
  const { points, number } = useSpeech()
  const { id, name, members } = row
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center" align="start">
          <Link url={`/app/causes/${id}`} monochrome removeUnderline>
            <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
              {name}
            </Text>
          </Link>
          {row.endedAt === null ? null : <Badge>{t('ended')}</Badge>}
        </InlineStack>
        {members > 0 ? (
          <Text as="span" tone="subdued">
            {t('given', {
              points: points(row.points),
              members: t('members', { count: members, number: number(members) }),
            })}
          </Text>
        ) : null}
      </BlockStack>
      <CauseFigures row={row} />
    </BlockStack>
  )
}

function NothingYet() {
  const t = useT('causes')
  return (
    <EmptyList title={t('empty.title')} text={t('empty.text')}>
      <Button url="/app/causes/new">{t('add')}</Button>
    </EmptyList>
  )
}
