// Histories through the whole program and a database of their own: whatever happens to orders,
// deliveries, workers and vouchers, the books are what the model says. Two test files play some at
// the same time, each in its own process: the clock that is pushed on here is the process's.
import fc from 'fast-check'
import { openTestDatabase } from '../setup/database.ts'
import { answerRequests } from './shopify-at-hand.ts'
import { shortenWay } from './short-way.ts'
import { type History, histories, tell } from './steps.ts'

const shopify = answerRequests()
await openTestDatabase()
await shortenWay()
const { answerIn } = await import('./answer.ts')
const { compare } = await import('./compare.ts')
const { installFaults } = await import('./fault.ts')
const { Player } = await import('./play.ts')
await installFaults()

async function differencesAfter(history: History): Promise<string[]> {
  const player = await Player.open(history)
  const { world, shop } = player
  shopify.reply = (body) => answerIn(world, body).body
  for (const step of history.steps) await player.play(step)
  await player.finish()
  const differences = await compare(player)
  await shop.erase()
  return differences
}

/** Plays so many histories of a seed; throws the shortest that does not end as the model says. */
export async function playHistories(seed: number, runs: number): Promise<void> {
  console.log(`histories: seed ${seed}, ${runs} runs`)
  const property = fc.asyncProperty(histories, async (history) => {
    const differences = await differencesAfter(history)
    if (differences.length > 0) throw new Error(differences.join('\n'))
  })
  const result = await fc.check(property, {
    seed,
    numRuns: runs,
    // Small numbers and short histories are for shrinking, not for finding.
    unbiased: true,
    // Whoever only asks whether anything is found does not wait for the shortest story.
    endOnFailure: process.env.HISTORIES_AS_FOUND === '1',
    // A story that could still be shorter is told as it is then.
    interruptAfterTimeLimit: patienceMs(runs) - 60_000,
  })
  if (!result.failed && result.numRuns < runs)
    throw new Error(`only ${result.numRuns} of ${runs} could be played in time`)
  if (!result.failed) return console.log(`histories: ${result.numRuns} played, seed ${seed}`)
  const [history] = result.counterexample ?? []
  const story = history ? tell(history) : ''
  const again = `npm run histories -- --postgres --seed ${result.seed} --runs ${result.numRuns}`
  throw new Error(`${again}\n${story}\n${String(result.errorInstance)}`)
}

/** Six times what a history takes: as long as a busy machine may need. */
export const patienceMs = (runs: number) => 120_000 + runs * 8000
