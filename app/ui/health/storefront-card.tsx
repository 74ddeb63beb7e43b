import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import type { ShownHealth } from './health-data.ts'

/** What shoppers see is written ahead into Shopify; this says whether it is the newest. */
export function StorefrontCard({ storefront }: { storefront: ShownHealth['storefront'] }) {
  const { count } = useSpeech()
  const { membersBehind, isProgramBehind } = storefront
  const isBehind = membersBehind > 0 || isProgramBehind
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            What shoppers see
          </Text>
          <Badge tone={isBehind ? 'info' : 'success'}>
            {isBehind ? 'Being written' : 'Up to date'}
          </Badge>
        </InlineStack>
        <Text as="p" tone="subdued">
          {membersBehind === 0
            ? 'Every member sees their newest points in the store.'
            : count('members_behind', membersBehind)}
          {isProgramBehind ? ' The newest version of the program is being written too.' : ''}
        </Text>
      </BlockStack>
    </Card>
  )
}
