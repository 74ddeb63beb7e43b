import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'

/** What is kept about whom, how it is taken along and how it is erased. */
export function DataCard() {
  const t = useT('settings')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('data.heading')}
        </Text>
        {(['kept', 'export', 'request', 'erase', 'uninstall'] as const).map((part) => (
          <BlockStack key={part} gap="050">
            <Text as="h3" variant="bodyMd" fontWeight="medium">
              {t(`data.${part}.title`)}
            </Text>
            <Text as="p">{t(`data.${part}.text`)}</Text>
          </BlockStack>
        ))}
        <InlineStack gap="300">
          <Button url="/app/members">{t('data.open_members')}</Button>
          <Button url="/app/health" variant="plain">
            {t('data.open_health')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}
