// Which way members want challenges and levels. More of them take nothing, nor do other names or
// badges. Pure.
import { type Challenge, type Level, targetOf } from '../challenges/challenge-settings.ts'
import { less, more, type Weigh, wider } from './weigh.ts'

export const weighChallenges: Weigh = (before, after) => {
  const [had, has] = [before as Challenge[], after as Challenge[]]
  return had.some((challenge) => {
    const now = has.find(({ id }) => id === challenge.id)
    return !now || isHarder(challenge, now)
  })
}

const often = ['once', 'year', 'month'] as const

function isHarder(had: Challenge, has: Challenge): boolean {
  if (had.kind !== has.kind) return true
  const frequency = ({ repeats }: Challenge) => often.indexOf(repeats)
  return (
    less(targetOf(had), targetOf(has)) ||
    more(had.points, has.points) ||
    more(frequency(had), frequency(has)) ||
    // In less time, or from later on.
    (has.until !== '' && (had.until === '' || has.until < had.until)) ||
    (has.from !== '' && has.from > had.from) ||
    isAboutLess(had, has)
  )
}

function isAboutLess(had: Challenge, has: Challenge): boolean {
  if (had.kind !== 'pieces' || has.kind !== 'pieces') return false
  const picked = (one: typeof had) => [...one.products, ...one.collections]
  return wider(picked(had), picked(has))
}

export const weighLevels: Weigh = (before, after) => {
  const [had, has] = [before as Level[], after as Level[]]
  return had.some((level) => {
    const now = has.find(({ id }) => id === level.id)
    const isLost = level.perk !== '' && now?.perk === ''
    return !now || isLost || less(level.completed, now.completed)
  })
}
