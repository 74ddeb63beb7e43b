import { useSearchParams } from '@remix-run/react'
import {
  Badge,
  type BadgeProps,
  BlockStack,
  Card,
  InlineStack,
  Page,
  Pagination,
  ResourceItem,
  ResourceList,
  Text,
} from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownBatch } from './batch-data.ts'

interface BatchListProps {
  page: { batches: ShownBatch[]; older: string | null; isNewest: boolean }
}

export function BatchList({ page }: BatchListProps) {
  const t = useT('batches')
  const [, setParams] = useSearchParams()
  const { batches, older, isNewest } = page
  return (
    <Page
      title={t('list.title')}
      backAction={{ content: t('new.back'), url: '/app/members' }}
      primaryAction={{ content: t('new.title'), url: '/app/members/batches/new' }}
    >
      {batches.length === 0 ? (
        <Card padding="800">
          <BlockStack gap="200" inlineAlign="center">
            <Text as="h2" variant="headingMd">
              {t('list.empty')}
            </Text>
            <Text as="p" tone="subdued" alignment="center">
              {t('list.empty_text')}
            </Text>
          </BlockStack>
        </Card>
      ) : (
        <Card padding="0">
          <ResourceList
            resourceName={{ singular: t('list.singular'), plural: t('list.plural') }}
            items={batches}
            renderItem={(batch) => (
              <ResourceItem
                id={batch.id}
                url={`/app/members/batches/${batch.id}`}
                accessibilityLabel={t('list.show', { note: batch.note })}
              >
                <BatchLine batch={batch} />
              </ResourceItem>
            )}
          />
          {isNewest && older === null ? null : (
            <Pagination
              type="table"
              hasPrevious={!isNewest}
              previousTooltip={t('list.newest')}
              onPrevious={() => setParams({})}
              hasNext={older !== null}
              nextTooltip={t('list.older')}
              onNext={() => older && setParams({ before: older })}
            />
          )}
        </Card>
      )}
    </Page>
  )
}

const tones: Partial<Record<ShownBatch['state'], BadgeProps['tone']>> = {
  checking: 'info',
  ready: 'attention',
  running: 'info',
  done: 'success',
}

export function BatchBadge({ batch }: { batch: ShownBatch }) {
  const t = useT('batches')
  if (batch.undoneBy) return <Badge>{t('state.undone')}</Badge>
  return <Badge tone={tones[batch.state]}>{t(`state.${batch.state}`)}</Badge>
}

function BatchLine({ batch }: { batch: ShownBatch }) {
  const t = useT('batches')
  const { instant } = useSpeech()
  const { counts, fileName } = batch
  const members = batch.state === 'done' ? counts.booked : counts.rows
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
          {batch.kind === 'undo' ? t('undo_of', { note: batch.note }) : batch.note}
        </Text>
        <BatchBadge batch={batch} />
      </InlineStack>
      <Text as="p" variant="bodySm" tone="subdued" breakWord>
        {[instant(batch.createdAt), t('members', { count: members }), fileName]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </BlockStack>
  )
}
