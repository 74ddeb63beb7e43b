import { BlockStack, Box, Card, InlineStack, Text } from '@shopify/polaris'
import { accountName } from '../../loyalty/explain/names.ts'
import { useSpeech } from '../speech.tsx'
import type { ShownStatement } from './member-page.tsx'

const accounts = ['pending', 'held', 'outstanding'] as const

/** What the member can spend, and what else is theirs. */
export function BalanceCard({ balance }: { balance: ShownStatement['balance'] }) {
  const { speech, points, number } = useSpeech()
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Balance
        </Text>
        <Box>
          <Text as="p" variant="headingLg" numeric>
            {points(balance.available)}
          </Text>
          <Text as="p" tone="subdued">
            can be spent now
          </Text>
        </Box>
        {accounts.map((account) => (
          <InlineStack key={account} align="space-between">
            <Text as="span" tone="subdued">
              {accountName(account, speech.locale)}
            </Text>
            <Text as="span" numeric>
              {number(balance[account])}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  )
}
