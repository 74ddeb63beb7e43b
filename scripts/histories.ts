// `npm run histories -- --runs 1000 --seed 7`: plays random histories in memory and compares the
// books with a model; with `--postgres` through the whole program and its database. A failure
// prints the shortest history that still fails and how to play it.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    postgres: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  console.error('--runs and --seed are whole numbers, such as --runs 1000 --seed 7')
  process.exit(1)
}

const { status } = spawnSync(
  'node_modules/.bin/vitest',
  values.postgres
    ? ['run', '--project', 'database', 'tests/database/histories/new-histories.test.ts']
    : ['run', '--project', 'unit', 'tests/unit/histories.test.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, HISTORIES_RUNS: String(runs), HISTORIES_SEED: String(seed) },
  },
)
process.exit(status ?? 1)
