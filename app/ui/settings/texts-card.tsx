import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'

/** The way to what the storefront says. */
export function TextsCard() {
  const t = useT('settings')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('texts.heading')}
        </Text>
        <Text as="p" tone="subdued">
          {t('texts.about')}
        </Text>
        <InlineStack>
          <Button url="/app/texts">{t('texts.open')}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}
