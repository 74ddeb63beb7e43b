import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownHealth } from './health-data.ts'

/** What shoppers see is written ahead into Shopify; this says whether it is the newest. */
export function StorefrontCard({ storefront }: { storefront: ShownHealth['storefront'] }) {
  const t = useT('health')
  const { count } = useSpeech()
  const { membersBehind, isProgramBehind } = storefront
  const isBehind = membersBehind > 0 || isProgramBehind
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('storefront.heading')}
          </Text>
          <Badge tone={isBehind ? 'info' : 'success'}>
            {isBehind ? t('storefront.writing') : t('storefront.up_to_date')}
          </Badge>
        </InlineStack>
        <Text as="p" tone="subdued">
          {membersBehind === 0 ? t('storefront.newest') : count('members_behind', membersBehind)}
        </Text>
        {isProgramBehind ? (
          <Text as="p" tone="subdued">
            {t('storefront.program_behind')}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  )
}
