// Rewards that wait for a person: what is to do, what was sent, what was cancelled. One or many at
// once are sent with a note, taken back, or cancelled with their points.
import { type FetcherWithComponents, useNavigate, useNavigation } from '@remix-run/react'
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Page,
  Pagination,
  Text,
} from '@shopify/polaris'
import { useState } from 'react'
import { fulfilmentStatuses } from '../../loyalty/rewards/fulfilment/fulfilment.ts'
import { type Confirmation, ConfirmModal } from '../editor/confirm-modal.tsx'
import { NamesMissing } from '../members/names-missing.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { FulfilmentAnswer, FulfilmentData, FulfilmentIntent } from './fulfilment-data.ts'
import { FulfilmentList } from './fulfilment-list.tsx'
import { SendModal } from './send-modal.tsx'

interface PageProps {
  data: FulfilmentData
  fetcher: FetcherWithComponents<FulfilmentAnswer>
}

type Doing = { intent: 'send' | 'cancel'; ids: string[] }

export function FulfilmentPage({ data, fetcher }: PageProps) {
  const t = useT('fulfilment')
  const navigate = useNavigate()
  const [doing, setDoing] = useState<Doing | null>(null)
  const { status, counts, page, fulfilments, hasNext } = data
  const isBusy = fetcher.state !== 'idle'
  const isLoading = useNavigation().state === 'loading'
  const cancelling = useCancelling(doing?.intent === 'cancel' ? doing.ids.length : 0)
  const submit = (intent: FulfilmentIntent, ids: string[], more: Record<string, string> = {}) => {
    setDoing(null)
    fetcher.submit({ intent, ids: ids.join(','), ...more }, { method: 'post' })
  }
  const begin = (intent: FulfilmentIntent, ids: string[]) =>
    intent === 'undo' ? submit(intent, ids) : setDoing({ intent, ids })
  const show = (to: number) => navigate(`?status=${status}${to > 0 ? `&page=${to}` : ''}`)
  return (
    <Page title={t('title')}>
      <BlockStack gap="400">
        <Outcome answer={isBusy ? undefined : fetcher.data} />
        <NamesMissing people={fulfilments.map(({ person }) => person)} />
        <Card padding="0">
          <Filter status={status} counts={counts} />
          {fulfilments.length === 0 ? (
            <Nothing data={data} />
          ) : (
            <FulfilmentList
              key={`${status}/${page}`}
              fulfilments={fulfilments}
              status={status}
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
      {doing?.intent === 'send' ? (
        <SendModal
          ids={doing.ids}
          onClose={() => setDoing(null)}
          onSend={(ids, fields) => submit('send', ids, fields)}
        />
      ) : null}
      <ConfirmModal
        asked={cancelling}
        onConfirm={() => doing && submit('cancel', doing.ids)}
        onClose={() => setDoing(null)}
      />
    </Page>
  )
}

/** Cancelling cannot be undone: the member may have spent the points by then. */
function useCancelling(count: number): Confirmation | null {
  const t = useT('fulfilment')
  const { number } = useSpeech()
  if (count === 0) return null
  return {
    title: t('cancel.title'),
    text: t('cancel.text', { count, number: number(count) }),
    action: t('do.cancel'),
    keep: t('cancel.keep'),
    isCritical: true,
  }
}

function Filter({ status, counts }: Pick<FulfilmentData, 'status' | 'counts'>) {
  const t = useT('fulfilment')
  const navigate = useNavigate()
  return (
    <Box padding="200">
      <InlineStack gap="100" align="start">
        {fulfilmentStatuses.map((one) => (
          <Button
            key={one}
            variant="tertiary"
            pressed={one === status}
            onClick={() => navigate(`?status=${one}`)}
          >
            {t('tab', { name: t(`tabs.${one}`), count: counts[one] })}
          </Button>
        ))}
      </InlineStack>
    </Box>
  )
}

function Outcome({ answer }: { answer: FulfilmentAnswer | undefined }) {
  const t = useT('fulfilment')
  const { number } = useSpeech()
  if (!answer) return null
  const { done, leftAlone } = answer.changed
  return (
    <>
      {done > 0 ? (
        <Banner tone="success">
          {t(`done.${answer.intent}`, { count: done, number: number(done) })}
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

function Nothing({ data }: { data: FulfilmentData }) {
  const t = useT('fulfilment')
  const { counts, status, hasReward } = data
  const isEmpty = fulfilmentStatuses.every((one) => counts[one] === 0)
  const key = isEmpty ? (hasReward ? 'waiting' : 'unused') : status
  return (
    <div style={{ padding: 'var(--p-space-800)' }}>
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {t(`empty.${key}.title`)}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t(`empty.${key}.text`)}
        </Text>
        {key === 'unused' ? (
          <Button url="/app/rewards/new?kind=manual">{t('empty.unused.action')}</Button>
        ) : null}
      </BlockStack>
    </div>
  )
}
