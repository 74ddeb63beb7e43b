// What lives beside the program and needs no publishing: the way to each part, also before it is in
// use and has its entry in the navigation.
import { BlockStack, Card, Link, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'

const parts = ['surveys', 'contests', 'ideas', 'offers'] as const

export function PartsCard() {
  const t = useT('program')
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('parts.heading')}
          </Text>
          <Text as="p" tone="subdued">
            {t('parts.about')}
          </Text>
        </BlockStack>
        {parts.map((part) => (
          <BlockStack key={part} gap="050">
            <Link url={`/app/${part}`}>{t(`parts.${part}.name`)}</Link>
            <Text as="span" tone="subdued">
              {t(`parts.${part}.text`)}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}
