// Runs the backtest part by part and keeps what has been added up so far.
import { useCallback, useEffect, useRef, useState } from 'react'
import { addSums, noSums, type Sums } from '../../loyalty/insights/backtest/sums.ts'
import type { Person } from '../members/member-data.ts'
import type { BacktestAnswer, PeopleAnswer } from './backtest-data.ts'

export type BacktestState =
  | { is: 'idle' }
  | { is: 'running'; done: number; all: number }
  | { is: 'failed' }
  | { is: 'done'; sums: Sums; people: Record<string, Person> }

export function useBacktest(revision: number): { state: BacktestState; run(): void } {
  const [state, setState] = useState<BacktestState>({ is: 'idle' })
  const abort = useRef<AbortController | null>(null)
  // Figures of an earlier draft must not stand beside a new one.
  useEffect(() => {
    setState({ is: 'idle' })
    return () => abort.current?.abort()
  }, [revision])
  const run = useCallback(() => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    runAll(revision, controller.signal, setState).catch(() => {
      if (!controller.signal.aborted) setState({ is: 'failed' })
    })
  }, [revision])
  return { state, run }
}

async function runAll(
  revision: number,
  signal: AbortSignal,
  show: (state: BacktestState) => void,
): Promise<void> {
  let sums = noSums
  let all = 0
  const params = new URLSearchParams()
  show({ is: 'running', done: 0, all })
  for (;;) {
    const part = await ask<BacktestAnswer>(params, signal)
    if (part.revision !== revision) throw new Error('the draft was changed')
    sums = addSums(sums, part.sums)
    all = part.members ?? all
    show({ is: 'running', done: sums.members, all })
    if (part.next === null) break
    params.set('after', part.next)
    params.set('until', part.until)
  }
  show({ is: 'done', sums, people: await nameAll(sums, signal) })
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
