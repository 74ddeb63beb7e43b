// The example order as it is typed: the goods, and what else may be on an order.
import { useState } from 'react'
import { currencyExponent, handyMinor, toDecimal, toMinor } from '../../../loyalty/kernel/money.ts'
import { useSpeech } from '../../speech.tsx'
import { type ExampleOrder, type ExamplePart, exampleParts } from './compute-example.ts'

type Name = 'amountMinor' | ExamplePart

const largestMinor = 1_000_000_000

/** What an order shows that has some of everything, in about what one dollar is. */
const handy: Record<ExamplePart, number> = {
  discountMinor: 10,
  shippingMinor: 5,
  tipMinor: 2,
  giftCardMinor: 20,
  paidByCardMinor: 0,
  refundMinor: 15,
}

export interface TypedOrder {
  typed: Partial<Record<Name, string>>
  set(name: Name, value: string): void
  isWrong(name: Name): boolean
  /** Null while something of it cannot be read. */
  order: Omit<ExampleOrder, 'timeZone' | 'at'> | null
  isOwnDiscount: boolean
  setOwnDiscount(isOwn: boolean): void
  /** Whether there is more on it than goods. */
  isFull: boolean
  setFull(isFull: boolean): void
}

export function useExampleOrder(): TypedOrder {
  const { currency } = useSpeech().speech
  const [typed, setTyped] = useState<TypedOrder['typed']>({
    amountMinor: currencyExponent(currency) === 0 ? '5000' : '50',
  })
  const [isFull, setFull] = useState(false)
  const [isOwnDiscount, setOwnDiscount] = useState(false)
  const read = (name: Name) => readAmount(typed[name] ?? '', name, currency)
  const names: Name[] = ['amountMinor', ...(isFull ? exampleParts : [])]
  const amounts = names.map((name) => [name, read(name)] as const)
  const isRead = amounts.every(([, amount]) => amount !== null)
  return {
    typed,
    set: (name, value) => setTyped((before) => ({ ...before, [name]: value })),
    isWrong: (name) => read(name) === null,
    order: isRead
      ? { amountMinor: 0, currency, isOwnDiscount, ...Object.fromEntries(amounts) }
      : null,
    isOwnDiscount,
    setOwnDiscount,
    isFull,
    setFull: (full) => {
      setFull(full)
      if (full) setTyped((before) => ({ ...handyParts(currency), ...before }))
    },
  }
}

function handyParts(currency: string): TypedOrder['typed'] {
  const parts = exampleParts.map((part) => {
    const minor = handy[part] * handyMinor(currency)
    return [part, toDecimal(minor, currency)]
  })
  return Object.fromEntries(parts)
}

/** @returns null where it is no amount; the goods have to be worth something. */
function readAmount(text: string, name: Name, currency: string): number | null {
  if (text.trim() === '' && name !== 'amountMinor') return 0
  const minor = toMinor(text.trim().replace(',', '.'), currency)
  const least = name === 'amountMinor' ? 1 : 0
  return minor !== null && minor >= least && minor <= largestMinor ? minor : null
}
