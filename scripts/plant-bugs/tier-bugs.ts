// Bugs that what is given for reaching a tier can have.
import type { Bug } from './bug.ts'

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
    find: 'return period !== undefined && !kept.some(isSecond)',
    replace: 'return period !== undefined || kept.some(isSecond)',
    finder,
  },
  {
    name: 'what reaching a tier gave stays when it was not reached after all',
    where: { file: giveEntries },
    find: 'if (entry.at < since || isDue(entry)) {',
    replace: 'if (entry.at < since || isDue(entry) || true) {',
    finder: 'postgres',
  },
  {
    name: 'an order that jumps over a tier is given for the higher alone',
    where: { file: 'app/loyalty/earning/tiers/tiers-reached.ts' },
    find: 'tiers.slice(0, placeOf(sumUp(counted), settings) + 1)',
    replace: 'tiers.slice(placeOf(sumUp(counted), settings)).slice(0, 1)',
    finder: 'postgres',
  },
]
