// The campaigns: what runs, what waits and what is over, with what each gave so far.
import type { FetcherWithComponents } from '@remix-run/react'
import { Banner, BlockStack, Box, Button, Page, Text } from '@shopify/polaris'
import { useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import {
  budgetSoonPercent,
  budgetUsed,
  type CampaignRow,
} from '../../loyalty/insights/campaigns/campaign-row.ts'
import { type Confirmation, ConfirmModal } from '../editor/confirm-modal.tsx'
import { EmptyList } from '../list/empty-list.tsx'
import { RowsCard } from '../list/rows-card.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { usePercent } from './campaign-figures.tsx'
import { CampaignLine } from './campaign-line.tsx'
import { type CampaignAnswer, type CampaignsData, isAlive } from './campaigns-data.ts'
import { MonthSpent } from './month-spent.tsx'

interface PageProps {
  data: CampaignsData
  fetcher: FetcherWithComponents<CampaignAnswer>
}

const groups = ['running', 'waiting', 'past'] as const
const groupOf = ({ state }: CampaignRow) =>
  state === 'running' || state === 'waiting' ? state : 'past'

export function CampaignsPage({ data, fetcher }: PageProps) {
  const t = useT('campaigns')
  const { speech } = useSpeech()
  const [ending, setEnding] = useState<CampaignRow | null>(null)
  const { rows, isPublished, isMonthSpent } = data
  const isBusy = fetcher.state !== 'idle'
  const refusal = isBusy ? null : fetcher.data?.refusal
  const end = () => {
    if (ending) fetcher.submit({ end: String(ending.campaign) }, { method: 'post' })
    setEnding(null)
  }
  return (
    <Page
      title={t('title')}
      primaryAction={{ content: t('add'), url: '/app/campaigns/new', disabled: !isPublished }}
      secondaryActions={[{ content: t('links'), url: '/app/links' }]}
    >
      <BlockStack gap="400">
        {refusal ? (
          <Banner tone="critical" title={t('refused')}>
            {renderRefusal(refusal, speech)}
          </Banner>
        ) : null}
        {isPublished ? null : (
          <Banner tone="info" action={{ content: t('unpublished.action'), url: '/app/program' }}>
            {t('unpublished.text')}
          </Banner>
        )}
        {isMonthSpent && isPublished ? <MonthSpent /> : <SoonSpent rows={rows} />}
        {rows.length === 0 ? <NothingYet isPublished={isPublished} /> : null}
        {groups.map((group) => (
          <Group
            key={group}
            title={t(`groups.${group}`)}
            rows={rows.filter((row) => groupOf(row) === group)}
            isBusy={isBusy}
            onEnd={setEnding}
          />
        ))}
      </BlockStack>
      <ConfirmModal asked={useEnding(ending)} onConfirm={end} onClose={() => setEnding(null)} />
    </Page>
  )
}

/** Asked before a campaign is ended early. */
function useEnding(row: CampaignRow | null): Confirmation | null {
  const t = useT('campaigns')
  if (!row) return null
  const title = t('end.ask', { name: row.rule.title })
  const text = t(row.state === 'waiting' ? 'end.waiting' : 'end.text')
  return { title, text, action: t('end.action'), isCritical: true }
}

/** Which of those that run have used most of their budget. */
function SoonSpent({ rows }: { rows: CampaignRow[] }) {
  const t = useT('campaigns')
  const percent = usePercent()
  const soon = rows.filter((row) => isAlive(row) && (budgetUsed(row) ?? 0) >= budgetSoonPercent)
  if (soon.length === 0) return null
  return (
    <Banner tone="warning">
      {soon.map((row) => (
        <Text key={row.campaign} as="p">
          {t('budget.soon', { name: row.rule.title, percent: percent(budgetUsed(row) ?? 0) })}
        </Text>
      ))}
    </Banner>
  )
}

interface GroupProps {
  title: string
  rows: CampaignRow[]
  isBusy: boolean
  onEnd(row: CampaignRow): void
}

function Group({ title, rows, isBusy, onEnd }: GroupProps) {
  if (rows.length === 0) return null
  return (
    <BlockStack gap="200">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
      </Box>
      <RowsCard rows={rows} keyOf={(row) => row.campaign}>
        {(row) => <CampaignLine row={row} isBusy={isBusy} onEnd={() => onEnd(row)} />}
      </RowsCard>
    </BlockStack>
  )
}

function NothingYet({ isPublished }: { isPublished: boolean }) {
  const t = useT('campaigns')
  return (
    <EmptyList title={t('empty.title')} text={t('empty.text')}>
      {isPublished ? <Button url="/app/campaigns/new">{t('add')}</Button> : null}
    </EmptyList>
  )
}
