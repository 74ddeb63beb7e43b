// What members sent in and did: what waits, what counted, what was rejected. One or many at once
// are approved, rejected with a reason, or made to wait again.
import { type FetcherWithComponents, useNavigate, useNavigation } from '@remix-run/react'
import { Banner, BlockStack, Button, Card, Page, Pagination, Text } from '@shopify/polaris'
import { useState } from 'react'
import { deedStates } from '../../loyalty/deeds/deed.ts'
import { NamesMissing } from '../members/names-missing.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ApprovalIntent, ApprovalsAnswer, ApprovalsData } from './approvals-data.ts'
import { ApprovalsFilter } from './approvals-filter.tsx'
import { ApprovalsList } from './approvals-list.tsx'
import { RejectModal } from './reject-modal.tsx'

interface PageProps {
  data: ApprovalsData
  fetcher: FetcherWithComponents<ApprovalsAnswer>
}

export function ApprovalsPage({ data, fetcher }: PageProps) {
  const t = useT('approvals')
  const navigate = useNavigate()
  const [rejecting, setRejecting] = useState<string[] | null>(null)
  const { state, kind, page, deeds, hasNext } = data
  const isBusy = fetcher.state !== 'idle'
  const isLoading = useNavigation().state === 'loading'
  const submit = (intent: ApprovalIntent, ids: string[], reason = '') => {
    setRejecting(null)
    fetcher.submit({ intent, ids: ids.join(','), reason }, { method: 'post' })
  }
  const begin = (intent: ApprovalIntent, ids: string[]) =>
    intent === 'reject' ? setRejecting(ids) : submit(intent, ids)
  const show = (to: number) =>
    navigate(`?state=${state}${kind ? `&kind=${kind}` : ''}${to > 0 ? `&page=${to}` : ''}`)
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      <BlockStack gap="400">
        <Outcome answer={isBusy ? undefined : fetcher.data} onUndo={(ids) => submit('undo', ids)} />
        <NamesMissing people={deeds.map(({ person }) => person)} />
        <Card padding="0">
          <ApprovalsFilter data={data} />
          {deeds.length === 0 ? (
            <Nothing data={data} />
          ) : (
            <ApprovalsList
              key={`${state}/${kind}/${page}`}
              deeds={deeds}
              state={state}
              isBusy={isBusy || isLoading}
              onDo={begin}
            />
          )}
          {page > 0 || hasNext ? (
            <Pagination
              type="table"
              hasPrevious={page > 0}
              onPrevious={() => show(page - 1)}
              hasNext={hasNext}
              onNext={() => show(page + 1)}
              previousTooltip={t('previous')}
              nextTooltip={t('next')}
            />
          ) : null}
        </Card>
      </BlockStack>
      {rejecting ? (
        <RejectModal
          ids={rejecting}
          onClose={() => setRejecting(null)}
          onReject={(ids, reason) => submit('reject', ids, reason)}
        />
      ) : null}
    </Page>
  )
}

interface OutcomeProps {
  answer: ApprovalsAnswer | undefined
  onUndo(ids: string[]): void
}

function Outcome({ answer, onUndo }: OutcomeProps) {
  const t = useT('approvals')
  const { number } = useSpeech()
  if (!answer) return null
  const { intent, ids, decided } = answer
  const { done, leftAlone } = decided
  return (
    <>
      {done > 0 ? (
        <Banner
          tone="success"
          {...(intent === 'undo'
            ? {}
            : { action: { content: t('undo'), onAction: () => onUndo(ids) } })}
        >
          {t(`decided.${intent}`, { count: done, number: number(done) })}
        </Banner>
      ) : null}
      {leftAlone > 0 ? (
        <Banner tone="warning">
          {t('left_alone', { count: leftAlone, number: number(leftAlone) })}
        </Banner>
      ) : null}
    </>
  )
}

function Nothing({ data: { counts, state, hasRules } }: { data: ApprovalsData }) {
  const t = useT('approvals')
  const isEmpty = deedStates.every((one) => counts[one] === 0)
  const key = isEmpty && !hasRules ? 'unused' : state
  return (
    <div style={{ padding: 'var(--p-space-800)' }}>
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {t(`empty.${key}.title`)}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t(`empty.${key}.text`)}
        </Text>
        {key === 'unused' ? <Button url="/app/program">{t('empty.unused.action')}</Button> : null}
      </BlockStack>
    </div>
  )
}
