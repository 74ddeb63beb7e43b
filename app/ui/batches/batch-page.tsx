import { type FetcherWithComponents, useRevalidator } from '@remix-run/react'
import {
  Banner,
  BlockStack,
  Card,
  InlineGrid,
  Link,
  Page,
  ProgressBar,
  Text,
} from '@shopify/polaris'
import { useEffect } from 'react'
import { actorName } from '../../loyalty/explain/names.ts'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Result } from '../../loyalty/kernel/refusals.ts'
import { Figure } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { BatchData, ShownBatch } from './batch-data.ts'
import { BatchBadge } from './batch-list.tsx'
import { BatchRows } from './batch-rows.tsx'
import { UndoModal, useUndo } from './undo-modal.tsx'

interface BatchProps {
  data: BatchData
  fetcher: FetcherWithComponents<Result<null>>
}

const lookAgainMs = 1500

export function BatchPage({ data, fetcher }: BatchProps) {
  const t = useT('batches')
  const { speech, instant } = useSpeech()
  const { batch } = data
  const { counts, state } = batch
  const undo = useUndo()
  useLookAgain(state === 'checking' || state === 'running')
  const isBusy = fetcher.state !== 'idle'
  const send = (intent: string) =>
    fetcher.submit({ intent, undoId: data.undoId }, { method: 'post' })
  const refusal = fetcher.data && !fetcher.data.ok ? fetcher.data.refusal : null
  const canUndo =
    batch.kind === 'adjust' && state === 'done' && !batch.undoneBy && counts.booked > 0
  const start = {
    content: t('start', { count: counts.ready }),
    disabled: counts.ready === 0,
    loading: isBusy,
    onAction: () => send('start'),
  }
  const discard = { content: t('discard'), disabled: isBusy, onAction: () => send('discard') }
  return (
    <Page
      title={batch.kind === 'undo' ? t('undo_of', { note: batch.note }) : batch.note}
      titleMetadata={<BatchBadge batch={batch} />}
      subtitle={[
        t('made', {
          at: instant(batch.createdAt),
          actor: actorName(batch.actor, speech.locale, speech.reader),
        }),
        batch.fileName,
      ]
        .filter(Boolean)
        .join(' · ')}
      backAction={{ content: t('list.title'), url: '/app/members/batches' }}
      primaryAction={state === 'ready' ? start : undefined}
      secondaryActions={[
        ...(state === 'ready' || state === 'checking' ? [discard] : []),
        ...(canUndo ? [{ content: t('undo.open'), onAction: undo.open }] : []),
      ]}
    >
      <BlockStack gap="400">
        {refusal ? (
          <Banner tone="critical" title={t('refused')}>
            {renderRefusal(refusal, speech)}
          </Banner>
        ) : null}
        <BatchNotice batch={batch} isBusy={isBusy} onRetry={() => send('retry')} />
        {state === 'discarded' ? null : <BatchFigures batch={batch} />}
        {state === 'discarded' ? null : <BatchRows data={data} />}
      </BlockStack>
      <UndoModal
        isOpen={undo.isOpen}
        isBusy={isBusy}
        count={counts.booked}
        onUndo={() => send('undo')}
        onClose={undo.close}
      />
    </Page>
  )
}

/** Looks how far it has come, as long as it moves. */
function useLookAgain(isMoving: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isMoving || state !== 'idle') return
    const timer = setTimeout(revalidate, lookAgainMs)
    return () => clearTimeout(timer)
  }, [isMoving, revalidate, state])
}

interface NoticeProps {
  batch: ShownBatch
  isBusy: boolean
  onRetry(): void
}

function BatchNotice({ batch, isBusy, onRetry }: NoticeProps) {
  const t = useT('batches')
  const { counts, state, undoes, undoneBy } = batch
  if (state === 'checking')
    return <Progress says={t('checking')} done={counts.rows - counts.unchecked} of={counts.rows} />
  if (state === 'running')
    return (
      <Progress
        says={t('running')}
        done={counts.booked + counts.refused}
        of={counts.booked + counts.refused + counts.ready}
      />
    )
  if (undoneBy)
    return (
      <Banner>
        <Link url={`/app/members/batches/${undoneBy}`}>{t('undone_by')}</Link>
      </Banner>
    )
  if (state === 'done' && counts.refused > 0)
    return (
      <Banner
        tone="warning"
        title={t('some_refused', { count: counts.refused })}
        action={{ content: t('retry'), onAction: onRetry, loading: isBusy }}
      >
        {t('some_refused_text')}
      </Banner>
    )
  if (undoes)
    return (
      <Banner>
        <Link url={`/app/members/batches/${undoes}`}>{t('undoes')}</Link>
      </Banner>
    )
  return state === 'ready' && counts.ready === 0 ? (
    <Banner tone="warning" title={t('nobody_left')}>
      {t('nobody_left_text')}
    </Banner>
  ) : null
}

function Progress({ says, done, of }: { says: string; done: number; of: number }) {
  const t = useT('batches')
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="p" fontWeight="medium">
          {says}
        </Text>
        <ProgressBar
          progress={of === 0 ? 0 : Math.floor((done / of) * 100)}
          ariaLabelledBy="batch-progress"
          size="small"
        />
        <Text as="p" id="batch-progress" tone="subdued">
          {t('progress', { done, count: of })}
        </Text>
      </BlockStack>
    </Card>
  )
}

function BatchFigures({ batch }: { batch: ShownBatch }) {
  const t = useT('batches')
  const { number, points } = useSpeech()
  const { counts, state } = batch
  const isOver = state === 'done' || state === 'running'
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, sm: 4 }} gap="400">
        <Figure
          label={t(isOver ? 'figure.adjusted' : 'figure.ready')}
          value={number(isOver ? counts.booked : counts.ready)}
        />
        <Figure label={t('figure.given')} value={points(counts.given)} />
        <Figure label={t('figure.taken')} value={points(counts.taken)} />
        <Figure
          label={t(isOver ? 'figure.not_adjusted' : 'figure.left_out')}
          value={number(counts.leftOut + counts.refused)}
        />
      </InlineGrid>
    </Card>
  )
}
