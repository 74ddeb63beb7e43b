import { BlockStack, ChoiceList, TextField } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../../words.tsx'

// A filter takes effect once typing has paused.
const typingMs = 600

type Value = string | number | undefined

interface RangeProps {
  kind: 'number' | 'date'
  label: string
  /** Of a number. */
  most: number
  from: Value
  to: Value
  onChange(from: Value, to: Value): void
}

/** From and to, either of them optional. */
export function RangeField({ kind, label, most, from, to, onChange }: RangeProps) {
  const t = useT('members')
  const [low, setLow] = useState(String(from ?? ''))
  const [high, setHigh] = useState(String(to ?? ''))
  const isLowGood = isGood(low, kind, most)
  const isHighGood = isGood(high, kind, most)
  const isCrossed = isLowGood && isHighGood && low !== '' && high !== '' && isAfter(low, high, kind)
  const hint = kind === 'number' ? t('range.not_whole') : t('range.not_a_day')
  usePause([low, high], isLowGood && isHighGood && !isCrossed, () =>
    onChange(valueOf(low, kind), valueOf(high, kind)),
  )
  const shared = {
    autoComplete: 'off',
    ...(kind === 'date'
      ? { type: 'date' as const, max: '9999-12-31' }
      : { inputMode: 'numeric' as const }),
  }
  return (
    <BlockStack gap="200">
      <TextField
        {...shared}
        label={t('range.from_label', { what: label })}
        value={low}
        onChange={setLow}
        error={isLowGood ? undefined : hint}
      />
      <TextField
        {...shared}
        label={t('range.to_label', { what: label })}
        value={high}
        onChange={setHigh}
        error={isHighGood ? (isCrossed ? t('range.crossed') : undefined) : hint}
      />
    </BlockStack>
  )
}

interface NumberProps {
  label: string
  most: number
  value: number | undefined
  onChange(value: number | undefined): void
}

export function NumberField({ label, most, value, onChange }: NumberProps) {
  const t = useT('members')
  const [text, setText] = useState(String(value ?? ''))
  const isFine = isGood(text, 'number', most) && text.trim() !== '0'
  usePause([text], isFine, () => onChange(valueOf(text, 'number') as number | undefined))
  return (
    <TextField
      label={label}
      value={text}
      onChange={setText}
      error={isFine ? undefined : t('range.not_days', { most })}
      inputMode="numeric"
      autoComplete="off"
    />
  )
}

interface ChoiceProps<Choice extends string> {
  label: string
  choices: { value: Choice; label: string }[]
  value: Choice | undefined
  onChange(value: Choice | undefined): void
}

export function ChoiceField<Choice extends string>(props: ChoiceProps<Choice>) {
  const { label, choices, value, onChange } = props
  return (
    <ChoiceList
      title={label}
      titleHidden
      choices={choices}
      selected={value ? [value] : []}
      onChange={([chosen]) => onChange(chosen as Choice | undefined)}
    />
  )
}

function isGood(text: string, kind: RangeProps['kind'], most: number): boolean {
  const value = text.trim()
  if (value === '') return true
  if (kind === 'date') return /^\d{4}-\d\d-\d\d$/.test(value)
  return /^\d{1,10}$/.test(value) && Number(value) <= most
}

const isAfter = (low: string, high: string, kind: RangeProps['kind']) =>
  kind === 'number' ? Number(low) > Number(high) : low > high

function valueOf(text: string, kind: RangeProps['kind']): Value {
  const value = text.trim()
  if (value === '') return undefined
  return kind === 'number' ? Number(value) : value
}

/** Calls once the texts have stood still for a moment, and only if they have changed. */
function usePause(texts: string[], isFine: boolean, onPause: () => void): void {
  const joined = texts.join('\n')
  const told = useRef(joined)
  const latest = useRef(onPause)
  latest.current = onPause
  useEffect(() => {
    if (!isFine || joined === told.current) return
    const timer = setTimeout(() => {
      told.current = joined
      latest.current()
    }, typingMs)
    return () => clearTimeout(timer)
  }, [joined, isFine])
}
