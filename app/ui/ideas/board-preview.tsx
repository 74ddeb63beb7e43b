// What members see of the board while it is set up.
import { BlockStack, Card, Text } from '@shopify/polaris'
import { languageOf } from '../../loyalty/explain/languages.ts'
import type { Board } from '../../loyalty/ideas/board.ts'
import { standardTexts } from '../../loyalty/storefront/standard-texts.ts'
import { findTextField } from '../../loyalty/storefront/texts.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

/** @param form null while something of it cannot be read. */
export function BoardPreview({ form }: { form: Board | null }) {
  const t = useT('ideas')
  const { points, speech } = useSpeech()
  const says = (name: string, amount = '') => {
    const field = findTextField(`ideas.${name}`)
    const text = field ? standardTexts(languageOf(speech.locale), field)[''] : ''
    return (text ?? '').replace('[amount]', amount)
  }
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
