import { BlockStack, Text } from '@shopify/polaris'
import { budgetUsed, type CampaignRow } from '../../loyalty/insights/campaigns/campaign-row.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

/** What it gave so far, whom it reached, what that costs, and how much of the budget it is. */
export function CampaignFigures({ row }: { row: CampaignRow }) {
  const t = useT('campaigns')
  const { points, money, number } = useSpeech()
  const { given, costMinor, statedMinor } = row
  const lines = [
    given.points === 0
      ? t('given.none')
      : [
          t('given.points', { points: points(given.points) }),
          t('given.orders', { count: given.orders, number: number(given.orders) }),
          t('given.members', { count: given.members, number: number(given.members) }),
        ].join(' · '),
    given.points > 0 && costMinor ? t('given.cost', { money: money(costMinor) }) : null,
    given.points > 0 && statedMinor ? t('given.stated', { money: money(statedMinor) }) : null,
  ]
  return (
    <BlockStack gap="050">
      {lines.map((line) =>
        line ? (
          <Text key={line} as="span" tone="subdued" breakWord>
            {line}
          </Text>
        ) : null,
      )}
      <Budget row={row} />
      {row.stopReason === 'program_budget' ? (
        <Text as="span" tone="subdued">
          {t('stopped_by_month')}
        </Text>
      ) : null}
    </BlockStack>
  )
}

function Budget({ row }: { row: CampaignRow }) {
  const t = useT('campaigns')
  const { points } = useSpeech()
  const percent = usePercent()
  const used = budgetUsed(row)
  if (used === null || row.budgetPoints === null) return null
  const over = row.given.points - row.budgetPoints
  return (
    <>
      <Text as="span" tone="subdued">
        {t('budget.of', { percent: percent(used), points: points(row.budgetPoints) })}
      </Text>
      {over > 0 ? (
        <Text as="span" tone="caution">
          {t('budget.over', { points: points(over) })}
        </Text>
      ) : null}
    </>
  )
}

/** Whole percent as the language writes it. */
export function usePercent(): (percent: number) => string {
  const { locale } = useSpeech().speech
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return (percent) => format.format(percent / 100)
}
