import { Card, InlineGrid } from '@shopify/polaris'
import { accountName } from '../../loyalty/explain/names.ts'
import { Figure } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import type { ShownStatement } from './member-data.ts'

const accounts = ['available', 'pending', 'held', 'outstanding'] as const

/** What the member can spend, and what else is theirs. */
export function BalanceCard({ balance }: { balance: ShownStatement['balance'] }) {
  const { speech, number, points } = useSpeech()
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, sm: 4 }} gap="400">
        {accounts.map((account) => (
          <Figure
            key={account}
            label={accountName(account, speech.locale)}
            value={account === 'available' ? points(balance[account]) : number(balance[account])}
          />
        ))}
      </InlineGrid>
    </Card>
  )
}
