// Bugs that paid memberships can have.
import type { Bug } from './bug.ts'

const bought = 'app/loyalty/earning/plans-bought.ts'
const terms = 'app/loyalty/plans/terms.ts'

export const planBugs: Bug[] = [
  {
    name: 'a membership that is sent back was never held, also before',
    where: { file: bought },
    find: 'unitsOf(plan, knownAt(snapshot, known))',
    replace: 'unitsOf(plan, snapshot)',
    finder: 'pure',
  },
  {
    name: 'a membership begins when its order is placed, whenever it is paid',
    where: { file: bought },
    find: 'Date.parse(observed?.paidAt ?? snapshot.processedAt)',
    replace: 'Date.parse(snapshot.processedAt)',
    finder: { test: 'tests/database/books/paid-members.test.ts' },
  },
  {
    name: 'what is bought while it is held begins at once',
    where: { file: terms },
    find: 'const isHeld = end >= at',
    replace: 'const isHeld = false',
    finder: { test: 'tests/database/books/paid-members.test.ts' },
  },
  {
    name: 'the order that buys it is nobody special',
    where: { file: 'app/loyalty/earning/evaluate.ts' },
    find: 'inputs.used?.isPaidMember || buysPlan(settings.plan, snapshot)',
    replace: 'inputs.used?.isPaidMember ?? false',
    finder: 'pure',
  },
]
