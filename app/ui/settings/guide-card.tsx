import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'

interface GuideProps {
  isDismissed: boolean
  isSending: boolean
  onBringBack(): void
}

/** The setup guide, for who removed it and wants it again. */
export function GuideCard({ isDismissed, isSending, onBringBack }: GuideProps) {
  const t = useT('settings')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('guide.heading')}
        </Text>
        <Text as="p">{isDismissed ? t('guide.removed') : t('guide.shown')}</Text>
        <InlineStack>
          {isDismissed ? (
            <Button loading={isSending} onClick={onBringBack}>
              {t('guide.bring_back')}
            </Button>
          ) : (
            <Button url="/app">{t('guide.open')}</Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  )
}
