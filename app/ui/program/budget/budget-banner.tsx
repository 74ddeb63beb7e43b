import { Banner, Text } from '@shopify/polaris'
import { type BudgetUse, shareUsed, stateOf } from '../../../loyalty/program/budget/budget.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { useBudgetWords } from './use-budget-words.ts'

interface BannerProps {
  use: BudgetUse
  /** Where it stands on another page: the way to the budget. */
  isAway?: boolean
}

/** Most of what the month may give is given, or all of it; customers earn all the same. */
export function BudgetBanner({ use, isAway = false }: BannerProps) {
  const t = useT('warnings')
  const { speech } = useSpeech()
  const { budgetInWords } = useBudgetWords()
  const state = stateOf(use)
  if (state === 'within' || use.budget === null) return null
  const percent = new Intl.NumberFormat(speech.locale, { style: 'percent' })
  // Eighty percent and not one more: nobody reads of a hundred before it is.
  const share = percent.format(Math.floor((shareUsed(use) ?? 0) * 100) / 100)
  return (
    <Banner
      tone="warning"
      title={t(`budget.${state}.title`, { share, budget: budgetInWords(use.budget) })}
      {...(isAway ? { action: { content: t('budget.see'), url: '/app/program' } } : {})}
    >
      <Text as="p">{t(`budget.${state}.text`)}</Text>
    </Banner>
  )
}
