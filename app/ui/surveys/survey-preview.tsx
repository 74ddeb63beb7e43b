// What members see of the survey while it is edited.
import { BlockStack, Card, Text } from '@shopify/polaris'
import { scores } from '../../loyalty/surveys/nps.ts'
import type { SurveyForm } from '../../loyalty/surveys/survey.ts'
import { useSpeech } from '../speech.tsx'
import { useShopperTexts } from '../texts/use-shopper-texts.ts'
import { useT } from '../words.tsx'

const scale = {
  display: 'grid',
  gridTemplateColumns: 'repeat(11, minmax(0, 1fr))',
  gap: 2,
} as const
const number = {
  border: 'var(--p-border-width-025) solid var(--p-color-border)',
  borderRadius: 'var(--p-border-radius-100)',
  paddingBlock: 'var(--p-space-100)',
  textAlign: 'center',
} as const
const box = {
  border: 'var(--p-border-width-025) solid var(--p-color-border)',
  borderRadius: 'var(--p-border-radius-100)',
  blockSize: '3rem',
} as const
const ends = { display: 'flex', justifyContent: 'space-between', gap: 8 } as const

interface PreviewProps {
  /** As it stands in the fields. */
  typed: { question: string }
  /** Null while something of it cannot be read. */
  form: SurveyForm | null
}

export function SurveyPreview({ typed, form }: PreviewProps) {
  const t = useT('surveys')
  const { points } = useSpeech()
  const says = useShopperTexts('surveys')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('preview.title')}
        </Text>
        <BlockStack gap="200">
          <Text as="p" variant="headingSm">
            {says('title')}
          </Text>
          <Text as="p" breakWord tone={typed.question ? 'base' : 'subdued'}>
            {typed.question || t('preview.question')}
          </Text>
          <div style={scale} aria-hidden="true">
            {scores.map((score) => (
              <div key={score} style={number}>
                <Text as="span" variant="bodySm">
                  {score}
                </Text>
              </div>
            ))}
          </div>
          <div style={ends}>
            {(['lowest', 'highest'] as const).map((end) => (
              <Text key={end} as="span" variant="bodySm" tone="subdued">
                {says(end)}
              </Text>
            ))}
          </div>
          <Text as="p">{says('comment')}</Text>
          <div style={box} aria-hidden="true" />
          {form && form.points > 0 ? (
            <Text as="p" variant="bodySm">
              {says('earns', points(form.points))}
            </Text>
          ) : null}
          <Text as="p" variant="bodySm" tone="subdued">
            {says('seen')}
          </Text>
        </BlockStack>
        {form ? (
          <Text as="p" tone="subdued">
            {form.afterOrders > 0
              ? t('preview.from_orders', { count: form.afterOrders })
              : t('preview.all')}
          </Text>
        ) : null}
        <Text as="p" tone="subdued">
          {t('preview.where')}
        </Text>
      </BlockStack>
    </Card>
  )
}
