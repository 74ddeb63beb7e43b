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
      prefix={input === 'money' ? currencySign(speech.currency, speech.locale) : undefined}
      suffix={input === 'percent' ? '%' : unit}
      inputMode={input === 'money' ? 'decimal' : 'numeric'}
      autoComplete="off"
    />
  )
}

export function currencySign(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  return parts.find((part) => part.type === 'currency')?.value ?? currency
}
