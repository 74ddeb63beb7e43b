import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { BlockStack, Button, InlineStack, Link, Select, Text, TextField } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { renderRefusal } from '../../../loyalty/explain/render-refusal.ts'
import { toDecimal } from '../../../loyalty/kernel/money.ts'
import { type Budget, type BudgetUnit, readBudget } from '../../../loyalty/program/budget/budget.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { ProgramAnswer } from '../program-data.ts'

interface FieldProps {
  kept: Budget | null
  /** The merchant stated what a point is worth, so that it can be set in money. */
  isValued: boolean
}

export function BudgetField({ kept, isValued }: FieldProps) {
  const t = useT('warnings')
  const { speech } = useSpeech()
  const { currency } = speech
  const fetcher = useKeeping()
  const [unit, setUnit] = useState<BudgetUnit>(kept?.unit ?? 'points')
  const [text, setText] = useState(() => textOf(kept, currency))
  const read = readBudget({ text, unit, currency })
  const isSame = read?.unit === kept?.unit && read?.amount === kept?.amount
  const code = unit === 'points' ? 'budget_invalid' : 'budget_money_invalid'
  const refusal = read === undefined ? ({ code } as const) : null
  const lacksValue = unit === 'money' && !isValued
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" wrap={false} blockAlign="start">
        <Select
          label={t('budget.unit')}
          options={[
            { value: 'points', label: t('budget.points') },
            { value: 'money', label: currency },
          ]}
          value={unit}
          onChange={(chosen) => setUnit(chosen === 'money' ? 'money' : 'points')}
        />
        <TextField
          label={t('budget.label')}
          value={text}
          onChange={setText}
          error={refusal ? renderRefusal(refusal, speech) : undefined}
          inputMode={unit === 'points' ? 'numeric' : 'decimal'}
          autoComplete="off"
          connectedRight={
            <Button
              onClick={() =>
                fetcher.submit(
                  { intent: 'budget', budget: text, unit },
                  { method: 'post', action: '/app/program?index' },
                )
              }
              loading={fetcher.state !== 'idle'}
              disabled={refusal !== null || isSame || (lacksValue && read !== null)}
              accessibilityLabel={t('budget.keep')}
            >
              {t('margin.keep')}
            </Button>
          }
        />
      </InlineStack>
      <Text as="p" variant="bodySm" tone="subdued">
        {lacksValue ? t('budget.no_value') : t('budget.help')}{' '}
        {lacksValue ? <Link url="/app/accounting">{t('budget.state_value')}</Link> : null}
      </Text>
    </BlockStack>
  )
}

function textOf(kept: Budget | null, currency: string): string {
  if (!kept) return ''
  return kept.unit === 'money' ? toDecimal(kept.amount, currency) : String(kept.amount)
}

/** Says once that it was kept. */
function useKeeping() {
  const program = useT('program')
  const shopify = useAppBridge()
  const fetcher = useFetcher<ProgramAnswer>()
  const { data } = fetcher
  useEffect(() => {
    if (data?.result.ok) shopify.toast.show(program('done.budget'))
  }, [data, shopify, program])
  return fetcher
}
