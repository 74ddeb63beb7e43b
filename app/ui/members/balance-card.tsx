import { BlockStack, Card, InlineGrid } from '@shopify/polaris'
import { accountName } from '../../loyalty/explain/names.ts'
import { renderExplanation } from '../../loyalty/explain/reckoning/render-explanation.ts'
import { Figure } from '../figure.tsx'
import { Why } from '../reckoning/why.tsx'
import { useSpeech } from '../speech.tsx'
import type { ShownStatement } from './member-data.ts'

const accounts = ['available', 'pending', 'held', 'outstanding'] as const

/** What the member can spend, and what else is theirs. */
export function BalanceCard({ statement }: { statement: ShownStatement }) {
  const { speech, number, points } = useSpeech()
  const { balance } = statement
  const { headline, steps } = renderExplanation(statement.explanation, speech)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 2, sm: 4 }} gap="400">
          {accounts.map((account) => (
            <Figure
              key={account}
              label={accountName(account, speech.locale)}
              value={account === 'available' ? points(balance[account]) : number(balance[account])}
            />
          ))}
        </InlineGrid>
        <Why what={headline} steps={steps} />
      </BlockStack>
    </Card>
  )
}
