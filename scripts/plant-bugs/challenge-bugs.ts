// Bugs that challenges can have.
import type { Bug } from './bug.ts'

const course = 'app/loyalty/earning/challenges/course.ts'
const fare = 'app/loyalty/settlement/challenges/fare.ts'

export const challengeBugs: Bug[] = [
  {
    name: 'what goes back within the days to hold leaves a challenge reached',
    where: { file: course },
    find: 'letGo(reached, steps, moment)',
    replace: '',
    finder: 'pure',
  },
  {
    name: 'what goes back after the days to hold undoes a challenge',
    where: { file: course },
    find: 'if (moment > holdsAt) continue',
    replace: '',
    finder: 'pure',
  },
  {
    name: 'a challenge is reached by the goal of today',
    where: { file: course },
    find: 'const edition = editions.findLast(({ from }) => from <= moment)',
    replace: 'const edition = editions.at(-1)',
    finder: 'pure',
  },
  {
    name: 'a challenge that was not reached after all keeps its points',
    where: { file: fare },
    find: 'if (before.points > 0) fared.bookings',
    replace: 'if (before.points < 0) fared.bookings',
    finder: 'pure',
  },
  {
    name: 'a challenge that is reached once more is booked under its old number',
    where: { file: fare },
    find: 'times: wanted.reachedAt ? times + 1 : times',
    replace: 'times: wanted.reachedAt ? 1 : times',
    finder: 'postgres',
  },
  {
    name: 'a friend who is lost is lost from the next order on',
    where: { file: 'app/loyalty/earning/challenges/steps.ts' },
    find: '(until === null ? [at] : [at, until])',
    replace: '[at]',
    finder: { test: 'app/loyalty/earning/challenges/course.test.ts' },
  },
  {
    name: 'a friend whose order was gone in time counted until that was told',
    where: { file: 'app/loyalty/settlement/referrals/keep-referrals.server.ts' },
    find: 'await noteLost(tx, row, lostAt)',
    replace: 'await noteLost(tx, row, now)',
    finder: { test: 'tests/database/challenges/friends.test.ts' },
  },
  {
    name: 'whoever decides about a friend leaves the challenges as they were',
    where: { file: 'app/loyalty/settlement/referrals/decide-referral.server.ts' },
    find: 'if (isDone) await keepFriendChallenges(tx, [row.referrerId], now)',
    replace: '',
    finder: { test: 'tests/database/challenges/friends.test.ts' },
  },
  {
    name: 'what a short-lived version made members reach is not looked for after it',
    where: { file: 'app/loyalty/settlement/challenges/sweep-challenges.server.ts' },
    find: 'editionsOf(await listVersions(tx), now).size > 0',
    replace: 'version.settings.challenges.length > 0',
    finder: { test: 'tests/database/challenges/challenges.test.ts' },
  },
]
