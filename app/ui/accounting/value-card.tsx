import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from '@shopify/polaris'
import { useState } from 'react'
import { type PointValue, pointValueSchema } from '../../loyalty/accounting/point-value.ts'
import { toDecimal, toMinor } from '../../loyalty/kernel/money.ts'
import { useSpeech } from '../speech.tsx'
import { useLocale, useT } from '../words.tsx'
import type { AccountingData } from './accounting-data.ts'
import { monthName } from './month-name.ts'

interface ValueProps {
  data: AccountingData
  isBusy: boolean
  onState(value: PointValue, fromMonth: string): void
}

const mostPoints = 1_000_000

/** So many points are worth so much money, from a month on. */
export function ValueCard({ data, isBusy, onState }: ValueProps) {
  const t = useT('accounting')
  const locale = useLocale()
  const { speech, points, money } = useSpeech()
  const latest = data.values.at(-1)
  const [amount, setAmount] = useState(String(latest?.points ?? 100))
  const [worth, setWorth] = useState(latest ? toDecimal(latest.valueMinor, speech.currency) : '')
  const [from, setFrom] = useState(data.openMonths[0] ?? '')
  const [isChecked, setChecked] = useState(false)
  const value = { points: wholeNumber(amount), valueMinor: toMinor(worth, speech.currency) }
  const checked = pointValueSchema.safeParse(value)
  const isBad = (field: string) =>
    isChecked && !checked.success && checked.error.issues.some(({ path }) => path[0] === field)
  const submit = () => {
    setChecked(true)
    if (checked.success) onState(checked.data, from)
  }
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('value.title')}
        </Text>
        {latest ? (
          <Text as="p">
            {t('value.current', {
              points: points(latest.points),
              money: money(latest.valueMinor),
              month: monthName(latest.fromMonth, locale),
            })}
          </Text>
        ) : (
          <Banner tone="info" title={t('value.missing.title')}>
            {t('value.missing.text')}
          </Banner>
        )}
        <Text as="p" tone="subdued">
          {t('value.help')}
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
          <TextField
            label={t('value.points')}
            value={amount}
            onChange={setAmount}
            inputMode="numeric"
            autoComplete="off"
            error={isBad('points') ? t('value.bad_points', { most: mostPoints }) : undefined}
          />
          <TextField
            label={t('value.money')}
            value={worth}
            onChange={setWorth}
            inputMode="decimal"
            autoComplete="off"
            suffix={speech.currency}
            error={isBad('valueMinor') ? t('value.bad_money', { example: money(500) }) : undefined}
          />
          <Select
            label={t('value.from')}
            options={data.openMonths.map((month) => ({
              value: month,
              label: monthName(month, locale),
            }))}
            value={from}
            onChange={setFrom}
          />
        </InlineGrid>
        <InlineStack>
          <Button loading={isBusy} onClick={submit}>
            {t('value.save')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

const wholeNumber = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null)
