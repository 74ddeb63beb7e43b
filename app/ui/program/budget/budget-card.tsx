import { BlockStack, Card, Link, ProgressBar, Text } from '@shopify/polaris'
import { type BudgetUse, shareUsed, stateOf } from '../../../loyalty/program/budget/budget.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { BudgetBanner } from './budget-banner.tsx'
import { BudgetField } from './budget-field.tsx'
import { useBudgetWords } from './use-budget-words.ts'

/** What a month may give, how much of it is used, and beside it what members hold. */
export function BudgetCard({ use }: { use: BudgetUse }) {
  const t = useT('warnings')
  const isSaid = stateOf(use) !== 'within'
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('budget.heading')}
        </Text>
        {isSaid ? <BudgetBanner use={use} /> : null}
        <BudgetField kept={use.budget} isValued={use.given.minor !== null} />
        <Used use={use} />
        <Owed use={use} />
      </BlockStack>
    </Card>
  )
}

function Used({ use }: { use: BudgetUse }) {
  const t = useT('warnings')
  const { budgetInWords, sumInWords } = useBudgetWords()
  const share = shareUsed(use)
  const amount = sumInWords(use.given, use)
  if (share === null || use.budget === null) {
    return (
      <Text as="p" variant="bodySm">
        {t('budget.given', { amount })}
      </Text>
    )
  }
  return (
    <BlockStack gap="200">
      <Text as="p" variant="bodySm" id="budget-used">
        {t('budget.used', { amount, budget: budgetInWords(use.budget) })}
      </Text>
      <ProgressBar
        progress={Math.min(100, share * 100)}
        size="small"
        tone={stateOf(use) === 'within' ? 'primary' : 'critical'}
        ariaLabelledBy="budget-used"
      />
    </BlockStack>
  )
}

/** The liability, in money too where somebody stated what a point is worth. */
function Owed({ use }: { use: BudgetUse }) {
  const t = useT('warnings')
  const { points, money } = useSpeech()
  const { outstanding } = use
  const amount = points(outstanding.points)
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {outstanding.minor === null
        ? t('budget.owed', { amount })
        : t('budget.owed_worth', { amount, worth: money(outstanding.minor) })}{' '}
      <Link url="/app/accounting">{t('budget.accounting')}</Link>
    </Text>
  )
}
