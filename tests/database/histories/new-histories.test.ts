// A hundred histories made up anew every time; HISTORIES_RUNS and HISTORIES_SEED choose others
// (`npm run histories`).
import { test } from 'vitest'
import { patienceMs, playHistories } from '../../histories/play-on-postgres.ts'

const { HISTORIES_RUNS, HISTORIES_SEED } = process.env
const runs = Number(HISTORIES_RUNS ?? 100)
const seed = Number(HISTORIES_SEED ?? Math.floor(Math.random() * 2 ** 31))

test(
  `${runs} histories made up now end as the model says`,
  {
    timeout: patienceMs(runs),
    retry: 0,
  },
  () => playHistories(seed, runs),
)
