import { Banner, BlockStack, Divider, InlineGrid, InlineStack, Link, Text } from '@shopify/polaris'
import type { MemberReplay, Sums } from '../../loyalty/insights/backtest/sums.ts'
import { pointWorth } from '../../loyalty/insights/point-worth.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import type { Person } from '../members/member-data.ts'
import { nameOf } from '../members/member-line.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

interface ResultProps {
  sums: Sums
  people: Record<string, Person>
  draft: ProgramSettings
  published: ProgramSettings | null
}

/** What was given and what the draft would have given, in points and in money; who notices. */
export function BacktestResult({ sums, people, draft, published }: ResultProps) {
  const t = useT('backtest')
  const { money } = useSpeech()
  if (sums.members === 0) return <Text as="p">{t('nobody')}</Text>
  return (
    <BlockStack gap="400">
      <Text as="p">{t('orders', { count: sums.orders, money: money(sums.spentMinor) })}</Text>
      {sums.awaiting > 0 ? (
        <Banner tone="warning">{t('awaiting', { count: sums.awaiting })}</Banner>
      ) : null}
      <Comparison sums={sums} draft={draft} published={published} />
      <Text as="p" variant="bodySm" tone="subdued">
        {t('cost_note')}
      </Text>
      {sums.gaining + sums.losing === 0 ? <Text as="p">{t('same')}</Text> : null}
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <Side
          heading={t('most_gained')}
          count={sums.gaining > 0 ? t('gaining', { count: sums.gaining }) : null}
          members={sums.mostGained}
          people={people}
        />
        <Side
          heading={t('most_lost')}
          count={sums.losing > 0 ? t('losing', { count: sums.losing }) : null}
          members={sums.mostLost}
          people={people}
        />
      </InlineGrid>
    </BlockStack>
  )
}

function Comparison({ sums, draft, published }: Omit<ResultProps, 'people'>) {
  const t = useT('backtest')
  const { number, money, speech } = useSpeech()
  const average = sums.orders === 0 ? 0 : sums.spentMinor / sums.orders
  const costOf = (settings: ProgramSettings | null, points: number) => {
    const worth = pointWorth(settings?.rewards ?? [], average)
    return worth === null ? null : Math.round(worth.minorPerPoint * points)
  }
  const live = costOf(published, sums.live)
  const drafted = costOf(draft, sums.draft)
  const asMoney = (minor: number | null) => (minor === null ? t('cost_unknown') : money(minor))
  const style = { style: 'percent', maximumFractionDigits: 1 } as const
  const asShare = (minor: number | null) =>
    minor === null || sums.spentMinor === 0
      ? '–'
      : new Intl.NumberFormat(speech.locale, style).format(minor / sums.spentMinor)
  const rows: [string, string, string][] = [
    [t('row.points'), number(sums.live), number(sums.draft)],
    [t('row.cost'), asMoney(live), asMoney(drafted)],
    [t('row.share'), asShare(live), asShare(drafted)],
  ]
  return (
    <div role="table" aria-label={t('table')}>
      <BlockStack gap="200">
        <Row cells={['', t('column.live'), t('column.draft')]} isHeading />
        {rows.map((cells) => (
          <Row key={cells[0]} cells={cells} />
        ))}
      </BlockStack>
    </div>
  )
}

function Row({ cells, isHeading }: { cells: [string, string, string]; isHeading?: boolean }) {
  const [name, live, draft] = cells
  return (
    <div role="row">
      <InlineGrid columns={3} gap="200">
        <div role="rowheader">
          <Text as="span" tone="subdued">
            {name}
          </Text>
        </div>
        {[live, draft].map((cell, index) => (
          <div key={index === 0 ? 'live' : 'draft'} role={isHeading ? 'columnheader' : 'cell'}>
            <Text
              as="p"
              alignment="end"
              numeric
              fontWeight={isHeading ? 'medium' : 'semibold'}
              breakWord
            >
              {cell}
            </Text>
          </div>
        ))}
      </InlineGrid>
    </div>
  )
}

interface SideProps {
  heading: string
  count: string | null
  members: MemberReplay[]
  people: Record<string, Person>
}

function Side({ heading, count, members, people }: SideProps) {
  const t = useT('backtest')
  const names = useT('members')
  if (count === null) return null
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {count}
      </Text>
      <Divider />
      <Text as="p" variant="bodySm" tone="subdued">
        {heading}
      </Text>
      {members.map(({ memberId, live, draft }) => {
        const person = people[memberId]
        return (
          <InlineStack key={memberId} align="space-between" gap="200" wrap={false}>
            <Link url={`/app/members/${memberId}`} removeUnderline>
              {person ? nameOf(person, names) : memberId}
            </Link>
            <Text as="p" numeric>
              {t('change', { live, draft })}
            </Text>
          </InlineStack>
        )
      })}
    </BlockStack>
  )
}
