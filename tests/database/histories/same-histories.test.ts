// A hundred histories that are the same every time.
import { test } from 'vitest'
import { patienceMs, playHistories } from '../../histories/play-on-postgres.ts'

const runs = 100

test(
  `${runs} histories that are always the same end as the model says`,
  {
    timeout: patienceMs(runs),
    retry: 0,
  },
  () => playHistories(20_261_122, runs),
)
