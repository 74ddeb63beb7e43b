// Each level takes more challenges than the one before it. Pure.
import type { Problem } from './challenge-problems.ts'

export const levelProblems = (levels: { completed: number }[]): Problem[] =>
  levels.flatMap(({ completed }, place) => {
    const before = levels[place - 1]
    const isHigher = before === undefined || completed > before.completed
    return isHigher ? [] : [{ path: [place, 'completed'], problem: 'levels_out_of_order' }]
  })
