import { TextField } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

interface UnitsProps {
  title: string
  /** What is left of the line. */
  quantity: number
  help?: string | undefined
  /** As typed. */
  value: string
  onChange(value: string): void
}

/** How many units of one line go back. */
export function UnitsField({ title, quantity, help, value, onChange }: UnitsProps) {
  const t = useT('orders')
  const { number } = useSpeech()
  return (
    <TextField
      label={title}
      type="number"
      min={0}
      max={quantity}
      suffix={t('refund.of', { quantity: number(quantity) })}
      helpText={help}
      value={value}
      onChange={onChange}
      autoComplete="off"
    />
  )
}

/** @returns units, of those that are left; none for what is no number. */
export const readUnits = (typed: string | undefined, left: number): number =>
  /^\d{1,6}$/.test((typed ?? '').trim()) ? Math.min(Number(typed), left) : 0
