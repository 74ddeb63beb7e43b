import { Banner, BlockStack, Divider, InlineGrid, InlineStack, Link, Text } from '@shopify/polaris'
import { valueOf } from '../../loyalty/accounting/point-value.ts'
import type { MemberReplay, Sums } from '../../loyalty/insights/backtest/sums.ts'
import type { ProgramSettings, Reward } from '../../loyalty/program/settings.ts'
import { pointWorth } from '../../loyalty/reward-kinds/point-worth.ts'
import type { Person } from '../members/member-data.ts'
import { nameOf } from '../members/member-line.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { BacktestWhole } from './backtest-data.ts'
import type { BacktestDone } from './use-backtest.ts'

interface ResultProps {
  result: BacktestDone
  draft: ProgramSettings
}

/** What is in force and what the draft would give, in points and in money; who notices. */
export function BacktestResult({ result, draft }: ResultProps) {
  const t = useT('backtest')
  const { money, points } = useSpeech()
  const { sums, whole, people, span } = result
  if (sums.members === 0) return <Text as="p">{t(`nobody.${span}`)}</Text>
  const isFirst = whole.rewards === null
  return (
    <BlockStack gap="400">
      <Text as="p">{t('orders', { count: sums.orders, money: money(sums.spentMinor) })}</Text>
      {sums.awaiting > 0 ? (
        <Banner tone="warning">{t('awaiting', { count: sums.awaiting })}</Banner>
      ) : null}
      {isFirst ? null : <Headline sums={sums} />}
      <Comparison sums={sums} whole={whole} draft={draft} />
      <BlockStack gap="100">
        {[
          ...(isFirst || sums.given === sums.inForce
            ? []
            : [t('given', { points: points(sums.given) })]),
          t('cost_note'),
          t('cannot'),
        ].map((note) => (
          <Text key={note} as="p" variant="bodySm" tone="subdued">
            {note}
          </Text>
        ))}
      </BlockStack>
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

const percent = { style: 'percent', maximumFractionDigits: 1 } as const

function useShare(): (part: number, whole: number) => string {
  const { locale } = useSpeech().speech
  return (part, whole) =>
    whole === 0 ? '–' : new Intl.NumberFormat(locale, percent).format(part / whole)
}

function Headline({ sums: { draft, inForce } }: { sums: Sums }) {
  const t = useT('backtest')
  const { points } = useSpeech()
  const shareOf = useShare()
  const change = Math.abs(draft - inForce)
  const values = { points: points(change), share: shareOf(change, inForce) }
  return (
    <Text as="p" variant="headingMd">
      {change === 0 ? t('equal') : t(draft > inForce ? 'more' : 'less', values)}
    </Text>
  )
}

interface ComparisonProps {
  sums: Sums
  whole: BacktestWhole
  draft: ProgramSettings
}

function Comparison({ sums, whole, draft }: ComparisonProps) {
  const t = useT('backtest')
  const { number, money } = useSpeech()
  const shareOf = useShare()
  const { rewards, stated } = whole
  const average = sums.orders === 0 ? 0 : sums.spentMinor / sums.orders
  const programs: { name: string; points: number; rewards: Reward[] }[] = [
    ...(rewards ? [{ name: t('column.in_force'), points: sums.inForce, rewards }] : []),
    { name: t('column.draft'), points: sums.draft, rewards: draft.rewards },
  ]
  const costs = programs.map((program) => {
    const worth = pointWorth(program.rewards, average)
    return worth === null ? null : Math.round(worth.minorPerPoint * program.points)
  })
  const rows: string[][] = [
    [t('row.points'), ...programs.map(({ points }) => number(points))],
    [t('row.cost'), ...costs.map((cost) => (cost === null ? t('cost_unknown') : money(cost)))],
    ...(stated
      ? [[t('row.stated'), ...programs.map(({ points }) => money(valueOf(points, stated)))]]
      : []),
    [
      t('row.share'),
      ...costs.map((cost) => (cost === null ? '–' : shareOf(cost, sums.spentMinor))),
    ],
  ]
  return (
    <div role="table" aria-label={t('table')}>
      <BlockStack gap="200">
        <Row cells={['', ...programs.map(({ name }) => name)]} isHeading />
        {rows.map((cells) => (
          <Row key={cells[0]} cells={cells} />
        ))}
      </BlockStack>
    </div>
  )
}

function Row({ cells, isHeading }: { cells: string[]; isHeading?: boolean }) {
  const [name, ...figures] = cells
  return (
    <div role="row">
      <InlineGrid columns={cells.length} gap="200">
        <div role="rowheader">
          <Text as="span" tone="subdued">
            {name}
          </Text>
        </div>
        {figures.map((cell, index) => (
          <div key={index === 0 ? 'first' : 'last'} role={isHeading ? 'columnheader' : 'cell'}>
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
      {members.map(({ memberId, inForce, draft }) => {
        const person = people[memberId]
        return (
          <InlineStack key={memberId} align="space-between" gap="200" wrap={false}>
            <Link url={`/app/members/${memberId}`} removeUnderline>
              {person ? nameOf(person, names) : memberId}
            </Link>
            <Text as="p" numeric>
              {t('change', { inForce, draft })}
            </Text>
          </InlineStack>
        )
      })}
    </BlockStack>
  )
}
