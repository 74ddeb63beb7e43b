// What members see of the board while it is set up.
import { BlockStack, Card, Text } from '@shopify/polaris'
import type { Board } from '../../loyalty/ideas/board.ts'
import { useSpeech } from '../speech.tsx'
import { useShopperTexts } from '../texts/use-shopper-texts.ts'
import { useT } from '../words.tsx'

/** @param form null while something of it cannot be read. */
export function BoardPreview({ form }: { form: Board | null }) {
  const t = useT('ideas')
  const { points } = useSpeech()
  const says = useShopperTexts('ideas')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('preview.title')}
        </Text>
        {form?.isOn ? (
          <BlockStack gap="200">
            <Text as="p" variant="headingSm">
              {says('title')}
            </Text>
            <Text as="p">{says('about')}</Text>
            {form.points > 0 ? (
              <Text as="p" variant="bodySm">
                {says('earns', points(form.points))}
              </Text>
            ) : null}
            <Text as="p" variant="bodySm" tone="subdued">
              {says('seen')}
            </Text>
          </BlockStack>
        ) : (
          <Text as="p" tone="subdued">
            {t('preview.off')}
          </Text>
        )}
        <Text as="p" tone="subdued">
          {t('preview.where')}
        </Text>
      </BlockStack>
    </Card>
  )
}
