// The segments: who they are in a few words, how many are in them now, and what they are used by.
import type { FetcherWithComponents } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Button, InlineStack, Link, Page, Text } from '@shopify/polaris'
import { useEffect } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { mostSegments } from '../../loyalty/segments/segment.ts'
import { EmptyList } from '../list/empty-list.tsx'
import { RowsCard } from '../list/rows-card.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { SegmentUsesText } from './segment-uses.tsx'
import type { SegmentAnswer, SegmentRow, SegmentsData } from './segments-data.ts'
import { useConditionWords } from './use-condition-words.ts'
import { useCountWords } from './use-count-words.ts'

interface PageProps {
  data: SegmentsData
  fetcher: FetcherWithComponents<SegmentAnswer>
}

export function SegmentsPage({ data, fetcher }: PageProps) {
  const t = useT('segments')
  const { speech } = useSpeech()
  const { rows } = data
  const refusal = fetcher.state === 'idle' ? fetcher.data?.refusal : null
  useRemoved(fetcher)
  const remove = (segment: number) =>
    fetcher.submit({ intent: 'remove', segment: String(segment) }, { method: 'post' })
  const isFull = rows.length >= mostSegments
  return (
    <Page
      title={t('title')}
      backAction={{ content: t('members'), url: '/app/members' }}
      primaryAction={{ content: t('add'), url: '/app/segments/new', disabled: isFull }}
    >
      <BlockStack gap="400">
        {refusal ? (
          <Banner tone="critical" title={t('refused')}>
            {renderRefusal(refusal, speech)}
          </Banner>
        ) : null}
        {rows.length === 0 ? (
          <NothingYet />
        ) : (
          <RowsCard rows={rows} keyOf={(row) => row.segment}>
            {(row) => (
              <SegmentLine
                row={row}
                isBusy={fetcher.state !== 'idle'}
                onRemove={() => remove(row.segment)}
              />
            )}
          </RowsCard>
        )}
      </BlockStack>
    </Page>
  )
}

/** What was removed can be taken back while it is said. */
function useRemoved(fetcher: PageProps['fetcher']) {
  const t = useT('segments')
  const shopify = useAppBridge()
  // Once for each answer.
  useEffect(() => {
    const { data } = fetcher
    if (fetcher.state !== 'idle' || !data || data.refusal || data.segment === undefined) return
    if (data.intent === 'restore') shopify.toast.show(t('restored'))
    if (data.intent !== 'remove') return
    const segment = String(data.segment)
    shopify.toast.show(t('removed'), {
      action: t('undo'),
      onAction: () => fetcher.submit({ intent: 'restore', segment }, { method: 'post' }),
    })
  }, [fetcher.state, fetcher.data])
}

interface LineProps {
  row: SegmentRow
  isBusy: boolean
  onRemove(): void
}

function SegmentLine({ row, isBusy, onRemove }: LineProps) {
  const t = useT('segments')
  const countWords = useCountWords()
  const { segment, name, uses } = row
  const isUsed = Object.values(uses).some((names) => names.length > 0)
  return (
    <InlineStack align="space-between" blockAlign="start" gap="300">
      <BlockStack gap="100">
        <Link url={`/app/segments/${segment}`} monochrome removeUnderline>
          <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
            <bdi>{name}</bdi>
          </Text>
        </Link>
        <Link url={`/app/members?segment=${segment}`} accessibilityLabel={t('see_named', { name })}>
          {countWords(row.count)}
        </Link>
        <Conditions row={row} />
        <SegmentUsesText uses={uses} />
      </BlockStack>
      <InlineStack gap="200" blockAlign="center">
        {isUsed ? (
          <Text as="span" tone="subdued">
            {t('in_use')}
          </Text>
        ) : (
          <Button
            disabled={isBusy}
            onClick={onRemove}
            accessibilityLabel={t('remove_named', { name })}
          >
            {t('remove')}
          </Button>
        )}
      </InlineStack>
    </InlineStack>
  )
}

function Conditions({ row }: { row: SegmentRow }) {
  const t = useT('segments')
  const words = useConditionWords()
  const { match, conditions } = row
  return (
    <BlockStack gap="050">
      {conditions.length > 1 ? (
        <Text as="span" tone="subdued">
          {t(`match.${match}`)}
        </Text>
      ) : null}
      {conditions.map((condition) => (
        <Text key={JSON.stringify(condition)} as="span" tone="subdued" breakWord>
          {words(condition)}
        </Text>
      ))}
    </BlockStack>
  )
}

function NothingYet() {
  const t = useT('segments')
  return (
    <EmptyList title={t('empty.title')} text={t('empty.text')}>
      <Button url="/app/segments/new">{t('add')}</Button>
    </EmptyList>
  )
}
