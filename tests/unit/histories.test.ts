// Histories without a database: HISTORIES_RUNS and HISTORIES_SEED choose others (`npm run
// histories`).
import fc from 'fast-check'
import { test } from 'vitest'
import { PurePlayer } from '../histories/pure/play-purely.ts'
import { histories, tell } from '../histories/steps.ts'

const always = 20_261_123
const wanted = Number(process.env.HISTORIES_RUNS ?? 2000)
const chosen = process.env.HISTORIES_SEED
const seeds = chosen ? [Number(chosen)] : [always, Math.floor(Math.random() * 2 ** 31)]
const runs = Math.ceil(wanted / seeds.length)
const patienceMs = 120_000 + runs * 400

test.each(seeds)(
  'histories in memory end as the model says: seed %i',
  (seed) => {
    const property = fc.property(histories, (history) => {
      const differences = new PurePlayer(history).play(history)
      if (differences.length > 0) throw new Error(differences.join('\n'))
    })
    // A story that could still be shorter is told as it is then.
    const limit = { interruptAfterTimeLimit: patienceMs - 60_000 }
    const result = fc.check(property, { seed, numRuns: runs, unbiased: true, ...limit })
    if (!result.failed && result.numRuns < runs) throw new Error(`only ${result.numRuns} played`)
    if (!result.failed) return console.log(`histories: ${result.numRuns} played, seed ${seed}`)
    const [history] = result.counterexample ?? []
    const again = `npm run histories -- --seed ${result.seed} --runs ${result.numRuns}`
    throw new Error(`${again}\n${history ? tell(history) : ''}\n${String(result.errorInstance)}`)
  },
  patienceMs,
)
