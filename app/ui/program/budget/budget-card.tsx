import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { BlockStack, Button, Card, Link, ProgressBar, Text, TextField } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { renderRefusal } from '../../../loyalty/explain/render-refusal.ts'
import {
  type BudgetUse,
  readBudget,
  shareUsed,
  stateOf,
} from '../../../loyalty/program/budget/budget.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { ProgramAnswer } from '../program-data.ts'
import { BudgetBanner } from './budget-banner.tsx'

/** What a month may give, how much of it is used, and beside it what members hold. */
export function BudgetCard({ use }: { use: BudgetUse }) {
  const t = useT('warnings')
  const { points } = useSpeech()
  const isSaid = stateOf(use) !== 'within'
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('budget.heading')}
        </Text>
        {isSaid ? <BudgetBanner use={use} /> : null}
        <BudgetField kept={use.budgetPoints} />
        <Used use={use} />
        <Text as="p" variant="bodySm" tone="subdued">
          {t('budget.owed', { amount: points(use.outstandingPoints) })}{' '}
          <Link url="/app/accounting">{t('budget.accounting')}</Link>
        </Text>
      </BlockStack>
    </Card>
  )
}

function Used({ use }: { use: BudgetUse }) {
  const t = useT('warnings')
  const { number, points } = useSpeech()
  const share = shareUsed(use)
  const given = points(use.givenPoints)
  if (share === null || use.budgetPoints === null) {
    return (
      <Text as="p" variant="bodySm">
        {t('budget.given', { amount: given })}
      </Text>
    )
  }
  const state = stateOf(use)
  return (
    <BlockStack gap="200">
      <Text as="p" variant="bodySm" id="budget-used">
        {t('budget.used', { amount: given, budget: number(use.budgetPoints) })}
      </Text>
      <ProgressBar
        progress={Math.min(100, share * 100)}
        size="small"
        tone={state === 'within' ? 'primary' : 'critical'}
        ariaLabelledBy="budget-used"
      />
    </BlockStack>
  )
}

function BudgetField({ kept }: { kept: number | null }) {
  const t = useT('warnings')
  const program = useT('program')
  const { speech } = useSpeech()
  const shopify = useAppBridge()
  const fetcher = useFetcher<ProgramAnswer>()
  const [typed, setTyped] = useState(kept === null ? '' : String(kept))
  const { data } = fetcher
  useEffect(() => {
    if (data?.result.ok) shopify.toast.show(program('done.budget'))
  }, [data, shopify, program])
  const read = readBudget(typed)
  const isWrong = read === undefined
  const save = () =>
    fetcher.submit(
      { intent: 'budget', budget: typed },
      { method: 'post', action: '/app/program?index' },
    )
  return (
    <TextField
      label={t('budget.label')}
      value={typed}
      onChange={setTyped}
      error={isWrong ? renderRefusal({ code: 'budget_invalid' }, speech) : undefined}
      helpText={t('budget.help')}
      inputMode="numeric"
      autoComplete="off"
      connectedRight={
        <Button
          onClick={save}
          loading={fetcher.state !== 'idle'}
          disabled={isWrong || read === kept}
          accessibilityLabel={t('budget.keep')}
        >
          {t('margin.keep')}
        </Button>
      }
    />
  )
}
