// Runs the backtest part by part and keeps what has been added up so far.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BacktestSpan } from '../../loyalty/insights/backtest/span.ts'
import { addSums, noSums, type Sums } from '../../loyalty/insights/backtest/sums.ts'
import type { Person } from '../members/member-data.ts'
import type { BacktestAnswer, BacktestWhole, PeopleAnswer } from './backtest-data.ts'

export interface BacktestDone {
  is: 'done'
  span: BacktestSpan
  sums: Sums
  whole: BacktestWhole
  people: Record<string, Person>
}

export type BacktestState =
  | { is: 'idle' }
  | { is: 'running'; done: number; all: number }
  | { is: 'failed' }
  | BacktestDone

interface ToRun {
  /** Of the saved draft. */
  revision: number
  span: BacktestSpan
}

export function useBacktest({ revision, span }: ToRun): { state: BacktestState; run(): void } {
  const [state, setState] = useState<BacktestState>({ is: 'idle' })
  const abort = useRef<AbortController | null>(null)
  // Figures of an earlier draft, or of other orders, must not stand beside a new one.
  useEffect(() => {
    setState({ is: 'idle' })
    return () => abort.current?.abort()
  }, [revision, span])
  const run = useCallback(() => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    runAll({ revision, span }, controller.signal, setState).catch(() => {
      if (!controller.signal.aborted) setState({ is: 'failed' })
    })
  }, [revision, span])
  return { state, run }
}

const nothingYet: BacktestWhole = { members: 0, stated: null, rewards: null }

async function runAll(
  { revision, span }: ToRun,
  signal: AbortSignal,
  show: (state: BacktestState) => void,
): Promise<void> {
  let sums = noSums
  let whole = nothingYet
  const params = new URLSearchParams({ span })
  show({ is: 'running', done: 0, all: 0 })
  for (;;) {
    const part = await ask<BacktestAnswer>(params, signal)
    if (part.revision !== revision) throw new Error('the draft was changed')
    sums = addSums(sums, part.sums)
    whole = part.whole ?? whole
    show({ is: 'running', done: sums.members, all: whole.members })
    if (part.next === null) break
    params.set('after', part.next)
    params.set('until', part.until)
  }
  show({ is: 'done', span, sums, whole, people: await nameAll(sums, signal) })
}

async function nameAll(sums: Sums, signal: AbortSignal): Promise<Record<string, Person>> {
  const ids = [...sums.mostGained, ...sums.mostLost].map(({ memberId }) => memberId)
  if (ids.length === 0) return {}
  const params = new URLSearchParams({ people: ids.join(',') })
  return (await ask<PeopleAnswer>(params, signal)).people
}

async function ask<Answer>(params: URLSearchParams, signal: AbortSignal): Promise<Answer> {
  const answer = await fetch(`/app/backtest?${params}`, { signal })
  if (!answer.ok) throw new Error(`the backtest answered ${answer.status}`)
  return (await answer.json()) as Answer
}
