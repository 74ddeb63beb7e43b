// How many members are in what is typed, asked for once typing has paused.
import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { SegmentForm } from '../../loyalty/segments/segment.ts'
import type { SegmentCount } from '../../loyalty/segments/segment-row.ts'

const typingMs = 400

interface Counted {
  /** Of what was asked about last; null: nothing can be counted yet. */
  count: SegmentCount | null
  isCounting: boolean
}

/** @param known how many are in what was saved, which is not asked for again. */
export function useCount(form: SegmentForm | null, known: Known | null): Counted {
  const fetcher = useFetcher<SegmentCount>()
  const asked = form && JSON.stringify(questionOf(form))
  const isKnown = known !== null && asked === JSON.stringify(questionOf(known.form))
  const counted = useRef<string | null>(null)
  const { load } = fetcher
  useEffect(() => {
    if (asked === null || isKnown || counted.current === asked) return
    const timer = setTimeout(() => {
      counted.current = asked
      load(`/app/segments/count?segment=${encodeURIComponent(asked)}`)
    }, typingMs)
    return () => clearTimeout(timer)
  }, [asked, isKnown, load])
  if (asked === null) return { count: null, isCounting: false }
  if (isKnown) return { count: known.count, isCounting: false }
  const isFresh = counted.current === asked && fetcher.state === 'idle' && fetcher.data
  return { count: isFresh ? (fetcher.data as SegmentCount) : null, isCounting: !isFresh }
}

interface Known {
  form: SegmentForm
  count: SegmentCount
}

/** What things are called does not matter to who is in. */
function questionOf({ match, conditions }: SegmentForm) {
  return {
    match,
    conditions: conditions.map((condition) => ({
      ...condition,
      ...('products' in condition ? { products: nameless(condition.products) } : {}),
      ...('tiers' in condition ? { tiers: nameless(condition.tiers) } : {}),
    })),
  }
}

const nameless = (picked: { id: string }[]) => picked.map(({ id }) => ({ id, title: '' }))
