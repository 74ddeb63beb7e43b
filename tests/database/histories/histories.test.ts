// Whatever happens to orders, deliveries, workers and vouchers: the books are what the model says.
// One seed is always the same, one is new every time; HISTORIES_RUNS and HISTORIES_SEED choose
// others (`npm run histories`).
import fc from 'fast-check'
import { test } from 'vitest'
import { type History, histories, tell } from '../../histories/steps.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { openStandIn } from '../door/shopify-stand-in.ts'

const shopify = await openStandIn()
await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { compare } = await import('../../histories/compare.ts')
const { installFaults } = await import('../../histories/fault.ts')
const { apiAnswer } = await import('../../histories/paper.ts')
const { Player } = await import('../../histories/play.ts')
await installFaults(prisma())

async function differencesAfter(history: History): Promise<string[]> {
  const player = await Player.open(history)
  const { world, shop } = player
  shopify.reply = ({ body }) => {
    const asked = String((body.variables as { id: string }).id)
    const order = world.orders.find(({ id }) => asked === `gid://shopify/Order/${id}`)
    return { body: { data: { order: order ? apiAnswer(world, order) : null } } }
  }
  for (const step of history.steps) await player.play(step)
  await player.finish()
  const differences = await compare(player)
  await shop.erase()
  return differences
}

const always = 20_261_122
// As many as a busy machine has time for: the rest is for `npm run histories`.
const shareMs = 18_000
const chosen = process.env.HISTORIES_SEED ? Number(process.env.HISTORIES_SEED) : null
const wanted = Number(process.env.HISTORIES_RUNS ?? 100)
const plans =
  chosen === null
    ? [
        { seed: always, runs: Math.ceil(wanted / 2) },
        { seed: Math.floor(Math.random() * 2 ** 31), runs: Math.floor(wanted / 2) },
      ]
    : [{ seed: chosen, runs: wanted }]

for (const { seed, runs } of plans) {
  const name = seed === always ? 'that are always the same' : 'made up now'
  test(`${runs} histories ${name} end as the model says`, {
    timeout: 60_000 + runs * 8000,
  }, async () => {
    console.log(`histories: seed ${seed}, ${runs} runs`)
    const began = performance.now()
    let played = 0
    const property = fc.asyncProperty(histories, async (history) => {
      // One that were interrupted would go on, and sweep the shops of the next.
      if (!process.env.HISTORIES_RUNS && performance.now() - began > shareMs) return
      played += 1
      const differences = await differencesAfter(history)
      if (differences.length > 0) throw new Error(differences.join('\n'))
    })
    const result = await fc.check(property, {
      seed,
      numRuns: runs,
      // Small numbers and short histories are for shrinking, not for finding.
      unbiased: true,
    })
    if (!result.failed) return console.log(`histories: ${played} played`)
    const [history] = result.counterexample ?? []
    const story = history ? tell(history) : ''
    const again = `npm run histories -- --postgres --seed ${result.seed} --runs ${result.numRuns}`
    throw new Error(`${again}\n${story}\n${String(result.errorInstance)}`)
  })
}
