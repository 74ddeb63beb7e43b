import { useNavigate, useSearchParams } from '@remix-run/react'
import {
  Badge,
  BlockStack,
  Box,
  Card,
  Divider,
  InlineStack,
  Link,
  Pagination,
  Tabs,
  Text,
} from '@shopify/polaris'
import { nameOf } from '../members/member-line.tsx'
import { NamesMissing } from '../members/names-missing.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { BatchData, ShownRow } from './batch-data.ts'

/** Row by row what is booked, or why not. */
export function BatchRows({ data }: { data: BatchData }) {
  const t = useT('batches')
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const { rows, next, isProblems, isFirstPage } = data
  const tabs = [
    { id: 'all', content: t('rows.all') },
    { id: 'problems', content: t('rows.problems') },
  ]
  const people = rows.flatMap(({ person }) => person ?? [])
  return (
    <BlockStack gap="400">
      <NamesMissing people={people} />
      <Card padding="0">
        <Tabs
          tabs={tabs}
          selected={isProblems ? 1 : 0}
          onSelect={(index) => setParams(index === 1 ? { rows: 'problems' } : {})}
        />
        <Divider />
        {rows.length === 0 ? (
          <Box padding="600">
            <Text as="p" tone="subdued" alignment="center">
              {isProblems ? t('rows.no_problems') : t('rows.none')}
            </Text>
          </Box>
        ) : null}
        {rows.map((row, index) => (
          <Box key={row.number}>
            {index > 0 ? <Divider /> : null}
            <BatchRowLine row={row} isFile={data.batch.source === 'file'} />
          </Box>
        ))}
        {isFirstPage && next === null ? null : (
          <Pagination
            type="table"
            hasPrevious={!isFirstPage}
            previousTooltip={t('rows.previous')}
            onPrevious={() => navigate(-1)}
            hasNext={next !== null}
            nextTooltip={t('rows.next')}
            onNext={() => {
              const following = new URLSearchParams(params)
              following.set('after', String(next))
              setParams(following)
            }}
          />
        )}
      </Card>
    </BlockStack>
  )
}

function BatchRowLine({ row, isFile }: { row: ShownRow; isFile: boolean }) {
  const t = useT('batches')
  const words = useT('members')
  const { signed } = useSpeech()
  const { points, note, problem, person, memberId } = row
  const place = t(isFile ? 'rows.row' : 'rows.place', { number: row.number })
  return (
    <Box padding="300" paddingInline="400">
      <InlineStack align="space-between" blockAlign="start" gap="400" wrap={false}>
        <BlockStack gap="050">
          <Text as="p" fontWeight="medium" breakWord>
            {person && memberId ? (
              <Link url={`/app/members/${memberId}`} monochrome removeUnderline>
                {nameOf(person, words)}
              </Link>
            ) : (
              place
            )}
          </Text>
          <Text as="p" variant="bodySm" tone="subdued" breakWord>
            {[person ? place : null, note].filter(Boolean).join(' · ')}
          </Text>
          {problem ? (
            <Text as="p" variant="bodySm" tone="caution" breakWord>
              {t(`problem.${problem}`, row.details ?? {})}
            </Text>
          ) : null}
        </BlockStack>
        <InlineStack gap="200" blockAlign="center" wrap={false}>
          {row.state === 'booked' ? <Badge tone="success">{t('rows.booked')}</Badge> : null}
          {points === null ? null : (
            <Text as="p" numeric alignment="end" tone={problem ? 'subdued' : undefined}>
              <bdi dir="ltr">{signed(points)}</bdi>
            </Text>
          )}
        </InlineStack>
      </InlineStack>
    </Box>
  )
}
