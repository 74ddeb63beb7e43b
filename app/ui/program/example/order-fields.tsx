import { BlockStack, Button, Checkbox, InlineGrid, InlineStack, TextField } from '@shopify/polaris'
import { besideMoney } from '../../settings-form/fields/amount-field.tsx'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { type ExamplePart, exampleParts } from './compute-example.ts'
import type { TypedOrder } from './use-example-order.ts'

/** The example order: what the goods cost, and on request what else is on it. */
export function OrderFields({ typed }: { typed: TypedOrder }) {
  const t = useT('program')
  const { isFull, setFull } = typed
  return (
    <BlockStack gap="300">
      <AmountField typed={typed} name="amountMinor" />
      <InlineStack>
        <Button
          variant="plain"
          textAlign="start"
          ariaExpanded={isFull}
          onClick={() => setFull(!isFull)}
        >
          {t(isFull ? 'example.less' : 'example.more')}
        </Button>
      </InlineStack>
      {isFull ? (
        <>
          <InlineGrid columns={2} gap="300" alignItems="end">
            {exampleParts.map((part) => (
              <AmountField key={part} typed={typed} name={part} />
            ))}
          </InlineGrid>
          <Checkbox
            label={t('example.own_discount')}
            checked={typed.isOwnDiscount}
            onChange={typed.setOwnDiscount}
          />
        </>
      ) : null}
    </BlockStack>
  )
}

interface FieldProps {
  typed: TypedOrder
  name: 'amountMinor' | ExamplePart
}

function AmountField({ typed, name }: FieldProps) {
  const t = useT('program')
  const { currency, locale } = useSpeech().speech
  return (
    <TextField
      label={t(`example.part.${name}`)}
      {...besideMoney(currency, locale)}
      value={typed.typed[name] ?? ''}
      onChange={(value) => typed.set(name, value)}
      error={typed.isWrong(name) ? t('example.amount_problem') : undefined}
      inputMode="decimal"
      autoComplete="off"
    />
  )
}
