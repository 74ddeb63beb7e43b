import { TextField } from '@shopify/polaris'
import { useSpeech } from '../../speech.tsx'
import type { BoundField } from '../bound-field.ts'

/** A number, with what is counted beside it, in the form that the number takes. */
export function AmountField({ bound }: { bound: BoundField<string> }) {
  const { count, speech } = useSpeech()
  const { id, label, help, error, value, spec, onChange, onLeave } = bound
  const { input } = spec
  const unit = input === 'days' || input === 'months' ? count(input, Number(value)) : undefined
  return (
    <TextField
      id={id}
      name={id}
      label={label}
      helpText={help}
      error={error}
      value={value ?? ''}
      onChange={onChange}
      onBlur={onLeave}
      suffix={input === 'percent' ? '%' : unit}
      {...(input === 'money' ? besideMoney(speech.currency, speech.locale) : {})}
      inputMode={input === 'money' ? 'decimal' : 'numeric'}
      autoComplete="off"
    />
  )
}

/** The currency's sign on the side of the figure where the language writes it. */
export function besideMoney(
  currency: string,
  locale: string,
): { prefix: string } | { suffix: string } {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  const sign = parts.find((part) => part.type === 'currency')?.value ?? currency
  const first = parts.find(({ type }) => type === 'currency' || type === 'integer')
  return first?.type === 'integer' ? { suffix: sign } : { prefix: sign }
}
