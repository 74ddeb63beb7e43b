// Asks what the refund that is being put together would take, a moment after the last key.
import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { Explanation } from '../../loyalty/explain/reckoning/explanation.ts'
import { toMinor } from '../../loyalty/kernel/money.ts'
import { useSpeech } from '../speech.tsx'
import type { OrderData } from './order-data.ts'
import { readUnits } from './units-field.tsx'

const quietMs = 250

/** As typed: units by line, of the shipping, money on top of them. */
export interface RefundDraft {
  units: Record<string, string>
  shipping: string
  amount: string
}

export function useRefundPreview({ id, refundable, shippingLeftMinor }: OrderData) {
  const { currency } = useSpeech().speech
  const [draft, change] = useState<RefundDraft>({ units: {}, shipping: '', amount: '' })
  const { data, load } = useFetcher<{ explanation: Explanation }>()
  const amountMinor = readMoney(draft.amount, currency)
  const shippingMinor = readMoney(draft.shipping, currency)
  const isShippingWrong = shippingMinor === null || shippingMinor > shippingLeftMinor
  const lines = refundable.flatMap(({ id: lineId, quantity }) => {
    const units = readUnits(draft.units[lineId], quantity)
    return units > 0 ? [`${lineId}:${units}`] : []
  })
  const query =
    amountMinor === null || shippingMinor === null || isShippingWrong
      ? null
      : queryOf(lines, shippingMinor, amountMinor)
  useEffect(() => {
    if (query === null) return
    const timer = setTimeout(() => load(`/app/orders/${id}/refund?${query}`), quietMs)
    return () => clearTimeout(timer)
  }, [id, query, load])
  const explanation = query === null ? null : data?.explanation
  return { draft, change, isShippingWrong, isAmountWrong: amountMinor === null, explanation }
}

/** Null as long as nothing would be refunded. */
function queryOf(lines: string[], shippingMinor: number, amountMinor: number): string | null {
  if (lines.length === 0 && shippingMinor === 0 && amountMinor === 0) return null
  const query = new URLSearchParams(lines.map((line) => ['line', line]))
  query.set('shipping', String(shippingMinor))
  query.set('amount', String(amountMinor))
  return query.toString()
}

/** Null for what is no amount. */
function readMoney(typed: string, currency: string): number | null {
  const minor = toMinor(typed.trim().replace(',', '.') || '0', currency)
  return minor === null || minor < 0 ? null : minor
}
