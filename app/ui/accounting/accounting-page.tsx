import {
  Banner,
  BlockStack,
  Box,
  Card,
  EmptyState,
  InlineGrid,
  InlineStack,
  Page,
  Select,
  Text,
} from '@shopify/polaris'
import { useState } from 'react'
import { useLocale, useT } from '../words.tsx'
import type { AccountingData, AccountingDoings } from './accounting-data.ts'
import { CloseMonth } from './close-month.tsx'
import { BreakageCard, DeferredCard } from './estimates-cards.tsx'
import { FilesCard } from './files-card.tsx'
import { MonthBadge } from './month-badge.tsx'
import { monthName } from './month-name.ts'
import { StatementCard } from './statement-card.tsx'
import { ValueCard } from './value-card.tsx'

interface AccountingProps extends AccountingDoings {
  data: AccountingData
  /** Why the last thing was not done. */
  refused: string | null
}

/** What the program owes, month by month. */
export function AccountingPage({ data, isBusy, refused, onState, onClose }: AccountingProps) {
  const t = useT('accounting')
  const { statements } = data
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = statements.find(({ month }) => month === chosen) ?? statements[0]
  const value = <ValueCard data={data} isBusy={isBusy} onState={onState} />
  return (
    <Page title={t('title')} subtitle={t('intro')}>
      <BlockStack gap="400">
        {refused ? <Banner tone="critical">{refused}</Banner> : null}
        {shown ? (
          <>
            {data.values.length === 0 ? value : null}
            <MonthChoice data={data} month={shown.month} onChoose={setChosen} />
            <StatementCard statement={shown} />
            {shown.figures ? (
              <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
                <DeferredCard figures={shown.figures} />
                <BreakageCard figures={shown.figures} />
              </InlineGrid>
            ) : null}
            <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
              <FilesCard month={shown.month} />
              <CloseMonth data={data} month={shown.month} isBusy={isBusy} onClose={onClose} />
            </InlineGrid>
            {data.values.length > 0 ? value : null}
          </>
        ) : (
          <>
            <Nothing />
            {value}
          </>
        )}
      </BlockStack>
    </Page>
  )
}

function MonthChoice({
  data,
  month,
  onChoose,
}: {
  data: AccountingData
  month: string
  onChoose(month: string): void
}) {
  const t = useT('accounting')
  const locale = useLocale()
  const shown = data.statements.find((statement) => statement.month === month)
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <InlineStack gap="300" blockAlign="center">
        <Select
          label={t('month.choose')}
          labelInline
          options={data.statements.map((statement) => ({
            value: statement.month,
            label: monthName(statement.month, locale),
          }))}
          value={month}
          onChange={onChoose}
        />
        {shown ? <MonthBadge statement={shown} /> : null}
      </InlineStack>
    </Box>
  )
}

function Nothing() {
  const t = useT('accounting')
  return (
    <Card>
      <EmptyState heading={t('empty.heading')} image="">
        <Text as="p">{t('empty.text')}</Text>
      </EmptyState>
    </Card>
  )
}
