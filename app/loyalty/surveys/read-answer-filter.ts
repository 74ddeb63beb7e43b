// Which answers are listed, as the address of a page says it.
import type { AnswerFilter } from './answer.ts'
import { groups } from './nps.ts'

/** Which answers an address asks for; what it says otherwise is all of them. */
export function readAnswerFilter(searchParams: URLSearchParams): AnswerFilter {
  const group = groups.find((one) => one === searchParams.get('group')) ?? 'all'
  return { group, hasComment: searchParams.get('comment') === '1' }
}

/** The same as an address says it. */
export function writeAnswerFilter({ group, hasComment }: AnswerFilter): URLSearchParams {
  return new URLSearchParams({
    ...(group === 'all' ? {} : { group }),
    ...(hasComment ? { comment: '1' } : {}),
  })
}
