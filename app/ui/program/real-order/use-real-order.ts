// Asks for the order that the draft is tried on: the latest at first, then what is chosen. What was
// shown before stands until the next one is there.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RealOrder } from '../../../loyalty/insights/real-order/real-order.ts'
import type { OfferedOrder, RealOrderAnswer } from './real-order-data.ts'

/** By its id, or as a merchant types its number. */
type Asked = { id: string } | { name: string } | Record<string, never>

interface Held {
  recent: OfferedOrder[]
  order: RealOrder | null
  isLoading: boolean
  hasFailed: boolean
  /** The number that was typed, where no order has it. */
  unknown: string | null
}

export interface RealOrderHandle extends Held {
  show(asked: Asked): void
  /** Asks once more for what did not come. */
  again(): void
}

const nothingYet: Held = {
  recent: [],
  order: null,
  isLoading: true,
  hasFailed: false,
  unknown: null,
}

export function useRealOrder(): RealOrderHandle {
  const [held, setHeld] = useState(nothingYet)
  const abort = useRef<AbortController | null>(null)
  const last = useRef<Asked>({})
  const show = useCallback((asked: Asked) => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    last.current = asked
    setHeld((before) => ({ ...before, isLoading: true, hasFailed: false, unknown: null }))
    ask(asked, controller.signal).then(
      ({ recent, order }) =>
        setHeld((before) => ({
          ...before,
          recent,
          order: order ?? before.order,
          isLoading: false,
          unknown: order === null && 'name' in asked ? asked.name : null,
        })),
      () => {
        if (controller.signal.aborted) return
        setHeld((before) => ({ ...before, isLoading: false, hasFailed: true }))
      },
    )
  }, [])
  useEffect(() => {
    show({})
    return () => abort.current?.abort()
  }, [show])
  return { ...held, show, again: () => show(last.current) }
}

async function ask(asked: Asked, signal: AbortSignal): Promise<RealOrderAnswer> {
  const answer = await fetch(`/app/program/order?${new URLSearchParams(asked)}`, { signal })
  if (!answer.ok) throw new Error(`the order answered ${answer.status}`)
  return (await answer.json()) as RealOrderAnswer
}
