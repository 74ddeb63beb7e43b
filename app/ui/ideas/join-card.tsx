// Where another idea says the same: found by words, joined after a question.
import { useSearchParams } from '@remix-run/react'
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { ConfirmModal } from '../editor/confirm-modal.tsx'
import { useT } from '../words.tsx'
import type { IdeaData } from './ideas-data.ts'
import { SearchField } from './search-field.tsx'
import type { Deciding } from './use-deciding.ts'

interface JoinProps {
  data: Pick<IdeaData, 'idea' | 'alike' | 'search'>
  deciding: Deciding
}

export function JoinCard({ data: { idea, alike, search }, deciding: { isBusy, send } }: JoinProps) {
  const t = useT('ideas')
  const [, setParams] = useSearchParams()
  const [into, setInto] = useState<IdeaData['alike'][number] | null>(null)
  const asked = into && {
    title: t('join.ask', { title: into.title }),
    text: t('join.text'),
    action: t('join.action'),
  }
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('join.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('join.about')}
          </Text>
        </BlockStack>
        <SearchField
          search={search}
          onFind={(q) => setParams(q ? { q } : {}, { preventScrollReset: true })}
        />
        {alike.length === 0 ? (
          <Text as="p" tone="subdued">
            {t(search ? 'none_found' : 'join.none')}
          </Text>
        ) : null}
        {alike.map((one) => (
          <InlineStack key={one.id} align="space-between" blockAlign="center" gap="300">
            <BlockStack>
              <Text as="span" breakWord>
                <bdi>{one.title}</bdi>
              </Text>
              <Text as="span" tone="subdued">
                {t('votes', { count: one.votes })}
              </Text>
            </BlockStack>
            <Button
              disabled={isBusy}
              accessibilityLabel={t('join.named', { title: one.title })}
              onClick={() => setInto(one)}
            >
              {t('join.action')}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
      <ConfirmModal
        asked={asked}
        onClose={() => setInto(null)}
        onConfirm={() => {
          if (into) send(idea.id, 'join', { into: into.id })
          setInto(null)
        }}
      />
    </Card>
  )
}
