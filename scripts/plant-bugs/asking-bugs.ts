// Planted where it is decided whether an order has to be asked for.
import type { Bug } from './bug.ts'

const where = { file: 'app/loyalty/earning/lacks-details.ts' }

export const askingBugs: Bug[] = [
  {
    name: 'an order is asked for only where a rule could give something',
    where,
    find: 'effects.length === 0 &&',
    replace: 'effects.length === 0 && inputs.version?.settings.rules.some((one) => one.isOn) &&',
    finder: { test: 'tests/database/books/tiers.test.ts' },
  },
  {
    name: 'whether it was paid is not asked of an order from before the program',
    where,
    find: 'const isUnsure = memberId',
    replace: 'const isUnsure = inputs.version !== null && memberId',
    finder: { test: 'tests/database/books/which-orders.test.ts' },
  },
  {
    name: 'what was added to a disputed order is not asked for',
    where,
    find: 'awaitsDetails(withoutChargeback(inputs)',
    replace: 'awaitsDetails(inputs',
    finder: { test: 'tests/database/books/tiers.test.ts' },
  },
  {
    name: 'the tier of today forgets an order whose dispute was lost',
    where: { file: 'app/loyalty/earning/tiers/tier-orders.ts' },
    find: 'const inputs = asBefore(told)',
    replace: 'const inputs = told',
    finder: { test: 'tests/database/books/tiers.test.ts' },
  },
  {
    name: 'a dispute that was won after it was lost stays lost',
    where: { file: 'app/loyalty/earning/observe.ts' },
    find: 'return isLost || known ? { isLost, askedAt: at } : undefined',
    replace: 'return isLost ? { isLost, askedAt: at } : known',
    finder: 'pure',
  },
]
