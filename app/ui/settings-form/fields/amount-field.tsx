import { TextField } from '@shopify/polaris'
import type { Input } from '../../../loyalty/kernel/settings-fields.ts'
import { useSpeech } from '../../speech.tsx'
import type { BoundField } from '../bound-field.ts'

const signs: Partial<Record<Input, string>> = { percent: '%', factor: '×' }

/** A number, with what is counted beside it, in the form that the number takes. */
export function AmountField({ bound }: { bound: BoundField<string> }) {
  const { count, speech } = useSpeech()
  const { id, label, help, error, value, spec, onChange, onLeave } = bound
  const { input } = spec
  const unit = input === 'days' || input === 'months' ? count(input, Number(value)) : signs[input]
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
      suffix={unit}
      {...(input === 'money' ? besideMoney(speech.currency, speech.locale) : {})}
      inputMode={input === 'money' || input === 'factor' ? 'decimal' : 'numeric'}
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
