import { BlockStack, Card, Select, Text } from '@shopify/polaris'
import { useState } from 'react'
import { ordinalInWords } from '../../../loyalty/explain/ordinal-in-words.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { computeExample, namedItems, namedOrdinals } from './compute-example.ts'
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
  const { items, item, choose } = useItem(settings)
  const { ordinals, ordinal, chooseOrdinal } = useOrdinal(settings)
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('example.heading')}
        </Text>
        <OrderFields typed={typed} />
        {items.length > 0 ? (
          <Select
            label={t('example.item')}
            options={[
              { value: '', label: t('example.other_item') },
              ...items.map(({ id, title }) => ({ value: id, label: title || id })),
            ]}
            value={item?.id ?? ''}
            onChange={choose}
          />
        ) : null}
        {ordinals.length > 0 ? (
          <Select
            label={t('example.ordinal')}
            options={[
              { value: '', label: t('example.other_order') },
              ...ordinals.map((one) => ({
                value: String(one),
                label: t('example.nth_order', { ordinal: ordinalInWords(one, shopSpeech.locale) }),
              })),
            ]}
            value={String(ordinal ?? '')}
            onChange={chooseOrdinal}
          />
        ) : null}
        <div aria-live="polite">
          {settings && typed.order ? (
            <Outcome
              example={computeExample(settings, {
                ...typed.order,
                timeZone,
                at,
                ...(item ? { item } : {}),
                ...(ordinal ? { ordinal } : {}),
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

/** Which order of its member it is: at first, an ordinary one. */
function useOrdinal(settings: ProgramSettings | null) {
  const [chosen, chooseOrdinal] = useState('')
  const ordinals = settings ? namedOrdinals(settings) : []
  return { ordinals, ordinal: ordinals.find((one) => String(one) === chosen), chooseOrdinal }
}

/** What the goods are: at first, what the program counts. */
function useItem(settings: ProgramSettings | null) {
  const [chosen, choose] = useState<string | null>(null)
  const items = settings ? namedItems(settings) : []
  const { scope } = settings ?? {}
  const first = scope?.products[0] ?? scope?.collections[0]
  return { items, item: items.find(({ id }) => id === (chosen ?? first?.id)), choose }
}
