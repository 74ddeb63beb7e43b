// `npm run crash`: kills app, worker and PostgreSQL, without warning and in the middle of a busy
// day, twenty times, and starts each again; then sees that nothing was lost and nothing doubled.
// `--kills 40 --seed 7` chooses others. Prints what was killed when. Exit 1 if anything is wrong.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { beginBusyDay } from './crash/busy-shop.ts'
import { judge } from './crash/judge.ts'
import { Control } from './demo/control.ts'
import { publishProgram, signIn } from './demo/merchant.ts'
import { makeSecrets } from './demo/secrets.ts'
import { prepareDatabase } from './demo/seed.ts'
import { freePort, startPostgres } from './embedded-postgres.ts'
import { ensureBuilt } from './ensure-built.ts'
import { migrate } from './migrate.ts'
import { startStack } from './stack.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
})
const folder = '.data/crash'
const victims = ['worker', 'app', 'database'] as const
const [shortestMs, longestMs] = [400, 2600]

const startedAt = Date.now()
const say = (text: string) =>
  console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}`)
let state = Number(values.seed)
/** Numerical Recipes' linear congruence: the same seed kills at the same moments. */
function chance(most: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * most)
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
await ensureBuilt()
let postgres = await startPostgres(`${folder}/postgres`, await freePort())
const databaseUrl = await prepareDatabase(postgres, false)
await migrate(databaseUrl)
const [app, simulator, storefront, frame] = [
  await freePort(),
  await freePort(),
  await freePort(),
  await freePort(),
]
const secrets = makeSecrets()
const stack = await startStack({
  databaseUrl,
  ports: { app, simulator, storefront, frame },
  secrets,
  logs: `${folder}/logs`,
  mode: 'production',
})
const control = new Control(stack.addresses.control)
try {
  await publishProgram(await signIn(control, stack), { pendingDays: 0 })
  await control.moveClock({ advance: 'PT1M' })
  const day = await beginBusyDay(control)
  say(`a busy day begins (seed ${values.seed})`)
  for (let kill = 0; kill < Number(values.kills); kill += 1) {
    await sleep(shortestMs + chance(longestMs - shortestMs))
    const victim = victims[chance(victims.length)] ?? 'worker'
    const orders = day.orders.length
    await killAndStart(victim)
    say(`${String(kill + 1).padStart(2)}  ${victim} killed at order ${orders}, and back`)
  }
  await day.end()
  say(`${day.orders.length} orders, ${day.refunds} refunds, ${day.clicks.length} clicks,`)
  const verdict = await judge(control, databaseUrl, day)
  say(`${verdict.acknowledged} webhooks acknowledged, ${JSON.stringify(verdict.redemptions)}`)
  const problems = [...verdict.problems, ...verifyBooks()]
  for (const problem of problems) console.error(problem)
  say(problems.length === 0 ? 'nothing lost, nothing doubled' : `${problems.length} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
} finally {
  await stack.stop()
  await postgres.stop()
}
process.exit()

async function killAndStart(victim: (typeof victims)[number]): Promise<void> {
  if (victim !== 'database') {
    await stack.end(victim, 'SIGKILL')
    return stack.start(victim)
  }
  const [pid] = readFileSync(`${folder}/postgres/postmaster.pid`, 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
  await sleep(chance(500))
  postgres = await startPostgres(`${folder}/postgres`, postgres.port)
}

function verifyBooks(): string[] {
  const env = { ...process.env, DATABASE_URL: databaseUrl, ENCRYPTION_KEY: secrets.encryptionKey }
  const { status, stderr } = spawnSync(process.execPath, ['scripts/books-verify.ts'], {
    env,
    encoding: 'utf8',
  })
  return status === 0 ? [] : [stderr || `books:verify ended with ${status}`]
}
