// `npm run golden`: what orders of the golden corpus are worth now and were worth before, where
// that differs; with `-- --write` it is kept, which takes a decision record.
import { spawnSync } from 'node:child_process'

const isWriting = process.argv.includes('--write')
const { status } = spawnSync(
  'node_modules/.bin/vitest',
  ['run', '--project', 'unit', 'app/loyalty/earning/golden.test.ts'],
  { stdio: 'inherit', env: { ...process.env, ...(isWriting ? { GOLDEN_WRITE: '1' } : {}) } },
)
process.exit(status ?? 1)
