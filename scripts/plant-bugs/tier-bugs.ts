// Bugs that what is given for reaching a tier can have.
import type { Bug } from './bug.ts'

const tiersReached = 'app/loyalty/earning/tiers/tiers-reached.ts'
const giveEntries = 'app/loyalty/settlement/tiers/give-entries.server.ts'
const keepTiers = 'app/loyalty/settlement/tiers/keep-tiers.server.ts'
const finder = { test: 'tests/database/days/tier-entries.test.ts' }

export const tierBugs: Bug[] = [
  {
    name: 'what reaching a tier gave is left as it is once the program has no tiers',
    where: { file: keepTiers },
    find: 'if (!settings && !givesEntries(await listVersions(tx)))',
    replace: 'if (!settings)',
    finder,
  },
  {
    name: "whose only order was somebody else's keeps what its tier gave",
    where: { file: keepTiers },
    find: '? await listOpenMembers(tx, memberIds) : []',
    replace: '? [...counted.keys()] : []',
    finder,
  },
  {
    name: 'two customers who are one keep what both were given for one tier',
    where: { file: giveEntries },
    find: 'standing.filter((one) => !kept.has(one)),',
    replace: 'standing.filter((one) => kept.size === 0 && !kept.has(one)),',
    finder,
  },
  {
    name: 'what reaching a tier gave stays when it was not reached after all',
    where: { file: giveEntries },
    find: 'entries.filter(({ points }) => points !== null)',
    replace: 'entries.filter(({ points }) => points === null)',
    finder: 'postgres',
  },
  {
    name: 'an order that jumps over a tier is given for the higher alone',
    where: { file: tiersReached },
    find: 'tiers.slice(0, placeOf(sumUp(counted), settings) + 1)',
    replace: 'tiers.slice(placeOf(sumUp(counted), settings)).slice(0, 1)',
    finder: 'postgres',
  },
  {
    name: 'an order that counts nothing reaches what those before it had reached',
    where: { file: tiersReached },
    find: 'order.sums.orders > 0 ? past.tiersAt(at) : null',
    replace: 'past.tiersAt(at)',
    finder: { test: 'app/loyalty/earning/tiers/tiers-reached.test.ts' },
  },
  {
    name: 'what one order gave counts for two terms that it lies within a year of',
    where: { file: tiersReached },
    find: 'free.delete(entry)',
    replace: 'free.add(entry)',
    finder,
  },
]
