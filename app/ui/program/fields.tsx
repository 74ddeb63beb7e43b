// Fields of the program's form: each knows its path, its problem and how its value is typed.
import { TextField } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import type { FormHandle } from './use-program-form.ts'

interface FieldProps {
  handle: FormHandle
  /** As in the settings, such as "rules.0.points". */
  path: string
  label: string
  helpText?: string
  suffix?: string
  /** Instead of a suffix: what is counted, in the form that the typed number takes. */
  unit?: 'days' | 'months'
  maxLength?: number
}

export function WordField({ handle, path, label, helpText, maxLength }: FieldProps) {
  return (
    <TextField
      {...bind(handle, path)}
      label={label}
      helpText={helpText}
      maxLength={maxLength}
      autoComplete="off"
    />
  )
}

export function NumberField({ handle, path, label, helpText, unit, suffix }: FieldProps) {
  const { count } = useSpeech()
  const bound = bind(handle, path)
  return (
    <TextField
      {...bound}
      label={label}
      helpText={helpText}
      suffix={unit ? count(unit, Number(bound.value)) : suffix}
      inputMode="numeric"
      autoComplete="off"
    />
  )
}

/** An amount in the shop's currency, typed as a decimal. */
export function MoneyField({ handle, path, label, helpText }: FieldProps) {
  const { locale, currency } = useSpeech().speech
  return (
    <TextField
      {...bind(handle, path)}
      label={label}
      helpText={helpText}
      prefix={currencySign(currency, locale)}
      inputMode="decimal"
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

function bind(handle: FormHandle, path: string) {
  return {
    id: path,
    name: path,
    value: valueAt(handle.form, path),
    onChange: (value: string) => handle.set(path, value),
    onBlur: () => handle.leave(path),
    error: handle.error(path),
  }
}

function valueAt(form: unknown, path: string): string {
  const value = path
    .split('.')
    .reduce((at, name) => (at as Record<string, unknown>)?.[name], form as unknown)
  return typeof value === 'string' ? value : ''
}
