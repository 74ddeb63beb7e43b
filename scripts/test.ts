// `npm test`: types, lint, arrows, dead code, build, then unit, database, simulator and browser
// tests. Every step is run even when an earlier one failed, so one run tells everything.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative, resolve } from 'node:path'

interface Step {
  name: string
  command: string[]
}

const report = '.data/test/report.json'
const bin = (name: string) => `node_modules/.bin/${name}`
const only = process.argv.slice(2)
// What one process has compiled the next one need not.
const env = { ...process.env, NODE_COMPILE_CACHE: resolve('.data/compile-cache') }

const steps: Step[] = [
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  {
    name: 'arrows',
    command: [
      bin('depcruise'),
      '--config',
      '.dependency-cruiser.cjs',
      'app',
      'simulator',
      'scripts',
      'extensions',
      'server.ts',
    ],
  },
  { name: 'dead code', command: [bin('knip')] },
  { name: 'build', command: [process.execPath, 'scripts/ensure-built.ts'] },
  {
    name: 'tests',
    command: [
      bin('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
  },
]

mkdirSync('.data/test', { recursive: true })
rmSync(report, { force: true })
const failed = steps
  .filter((step) => only.length === 0 || only.includes(step.name))
  .filter((step) => !run(step))
summarise()
for (const step of failed) console.error(`failed: ${step.name}`)
process.exit(failed.length === 0 ? 0 : 1)

function run({ name, command: [program, ...args] }: Step): boolean {
  const startedAt = Date.now()
  console.log(`\n── ${name}`)
  const { status } = spawnSync(program as string, args, { stdio: 'inherit', env })
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`,
  )
  return status === 0
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { name: string; startTime: number; endTime: number; assertionResults: Told[] }[]
}

interface Told {
  status: string
  fullName: string
  /** Of a test that passed: what its first try failed with. */
  failureMessages: string[]
}

/** What failed, and where the time went: the last lines are what a busy reader sees. */
function summarise(): void {
  if (!existsSync(report)) return
  const { numPassedTests, numFailedTests, numPendingTests, testResults }: Report = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  const files = testResults.map(({ name, startTime, endTime, assertionResults }) => ({
    name: relative('.', name),
    seconds: (endTime - startTime) / 1000,
    failures: assertionResults.filter(({ status }) => status === 'failed'),
    retried: assertionResults.filter(
      ({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0,
    ),
  }))
  console.log('\nslowest files')
  for (const { name, seconds } of files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 12)) {
    console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${name}`)
  }
  for (const { name, retried } of files) {
    for (const { fullName, failureMessages } of retried)
      console.log(`\nat the second try: ${name} › ${fullName}\n${failureMessages[0]}`)
  }
  for (const { name, failures } of files) {
    for (const { fullName } of failures) console.error(`failed: ${name} › ${fullName}`)
  }
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`)
}
