import { Banner, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'

/** The program's budget for this month is used up: whatever campaign begins is stopped. */
export function MonthSpent() {
  const t = useT('campaigns')
  const warnings = useT('warnings')
  return (
    <Banner tone="warning" action={{ content: warnings('budget.see'), url: '/app/program' }}>
      <Text as="p">{t('budget.used_up')}</Text>
    </Banner>
  )
}
