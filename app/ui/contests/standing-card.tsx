// How a contest stands, or what it came to: members by their names, which the merchant alone sees,
// and by the nicknames that everybody does.
import { BlockStack, Card, IndexTable, InlineStack, Link, Text } from '@shopify/polaris'
import { ExportButton } from '../export/export-button.tsx'
import { nameOf } from '../members/member-line.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ContestData } from './contests-data.ts'

export function StandingCard({ data: { row, standing } }: { data: ContestData }) {
  const t = useT('contests')
  const isGiven = row?.state === 'given'
  return (
    <Card padding="0">
      <BlockStack gap="200">
        <div style={{ padding: 'var(--p-space-400) var(--p-space-400) 0' }}>
          <BlockStack gap="100">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="h2" variant="headingMd">
                {isGiven ? t('standing.results') : t('standing.title')}
              </Text>
              {standing.length > 0 ? (
                <ExportButton address={`/app/contests/${row?.id}/export`} name="contest.csv" />
              ) : null}
            </InlineStack>
            <Text as="p" tone="subdued">
              {t('entrants', { count: row?.entrants ?? 0 })} ·{' '}
              {isGiven ? t('standing.final') : t('standing.rhythm')}
            </Text>
          </BlockStack>
        </div>
        {standing.length === 0 ? (
          <div style={{ padding: 'var(--p-space-200) var(--p-space-400) var(--p-space-400)' }}>
            <Text as="p">{isGiven ? t('standing.nobody') : t('standing.none')}</Text>
          </div>
        ) : (
          <Lines standing={standing} isGiven={isGiven} />
        )}
      </BlockStack>
    </Card>
  )
}

function Lines({ standing, isGiven }: { standing: ContestData['standing']; isGiven: boolean }) {
  const t = useT('contests')
  const people = useT('members')
  const { points, number } = useSpeech()
  const columns = ['place', 'member', 'score', ...(isGiven ? (['prize'] as const) : [])] as const
  const [first, ...rest] = columns.map((name) => ({ title: t(`standing.${name}`) }))
  return (
    <IndexTable
      itemCount={standing.length}
      selectable={false}
      headings={[first ?? { title: '' }, ...rest]}
    >
      {standing.map(({ memberId, person, nickname, place, score, points: prize }, index) => (
        <IndexTable.Row key={memberId} id={memberId} position={index}>
          <IndexTable.Cell>{number(place)}</IndexTable.Cell>
          <IndexTable.Cell>
            <Link url={`/app/members/${memberId}`} monochrome>
              {nameOf(person, people)}
            </Link>
            {nickname ? (
              <Text as="p" tone="subdued" breakWord>
                <bdi>{nickname}</bdi>
              </Text>
            ) : null}
          </IndexTable.Cell>
          <IndexTable.Cell>{points(score)}</IndexTable.Cell>
          {isGiven ? <IndexTable.Cell>{prize > 0 ? points(prize) : '–'}</IndexTable.Cell> : null}
        </IndexTable.Row>
      ))}
    </IndexTable>
  )
}
