// What no single field of a challenge can say is wrong. Pure.

export interface Problem {
  path: (string | number)[]
  problem: string
}

/** Weeks that begin and end in one month: a run of more cannot be had. */
const weeksOfMonth = 4
const weeksOfYear = 52

interface Dated {
  kind: string
  from: string
  until: string
  repeats: 'once' | 'month' | 'year'
  target?: number
}

export const challengeProblems = (challenges: Dated[]): Problem[] =>
  challenges.flatMap((one, place) =>
    problemsOf(one).map(({ path, problem }) => ({ path: [place, ...path], problem })),
  )

function problemsOf({ kind, from, until, repeats, target = 0 }: Dated): Problem[] {
  const most = { once: Number.POSITIVE_INFINITY, month: weeksOfMonth, year: weeksOfYear }[repeats]
  return [
    ...(from !== '' && until !== '' && until < from
      ? [{ path: ['until'], problem: 'ends_before_start' }]
      : []),
    ...(kind === 'weeks' && target > most
      ? [{ path: ['target'], problem: `at_most:${most}` }]
      : []),
  ]
}
