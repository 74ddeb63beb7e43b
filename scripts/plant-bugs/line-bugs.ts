// Bugs that the line of what waits can have.
import type { Bug } from './bug.ts'

const settleBatch = 'app/jobs/deliveries/settle-batch.ts'

export const lineBugs: Bug[] = [
  {
    name: 'a batch that failed counts as done',
    where: { file: settleBatch },
    find: 'if (isPassing(error)) throw error\n    return settleParts(',
    replace: `for (const place of await listWaiting(shop, batchSize))
      await takeDelivery(shop, place)
    return settleParts(`,
    finder: 'postgres',
  },
  {
    name: 'what is taken out of the line and left to somebody else is not put back',
    where: { file: settleBatch },
    find: 'await giveBack(tx, heard.filter(isBusy))',
    replace: 'void giveBack',
    finder: { test: 'tests/database/books/deliveries.test.ts' },
  },
]
