import { BlockStack, Card, Text } from '@shopify/polaris'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { computeExample } from './compute-example.ts'
import { useExampleChoices } from './example-choices.tsx'
import { OrderFields } from './order-fields.tsx'
import { Outcome } from './outcome.tsx'
import { useExampleOrder } from './use-example-order.ts'

interface ExampleProps {
  /** As typed; null while something typed cannot be read. */
  settings: ProgramSettings | null
  /** ISO 8601: when the example order is placed. */
  at: string
}

/** What the settings beside it would do with an order, while they are typed. */
export function ExampleCard({ settings, at }: ExampleProps) {
  const t = useT('program')
  const { speech: shopSpeech, calling } = useSpeech()
  const { timeZone } = shopSpeech
  const typed = useExampleOrder()
  const { chosen, fields } = useExampleChoices(settings)
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('example.heading')}
        </Text>
        <OrderFields typed={typed} />
        {fields}
        <div aria-live="polite">
          {settings && typed.order ? (
            <Outcome
              example={computeExample(settings, {
                ...typed.order,
                timeZone,
                at,
                ...chosen,
              })}
              settings={settings}
              speech={calling(settings.pointsName)}
            />
          ) : (
            <Text as="p" tone="subdued">
              {t('example.waits')}
            </Text>
          )}
        </div>
      </BlockStack>
    </Card>
  )
}
