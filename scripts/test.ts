// `npm test`: types, lint, arrows, dead code, build, then unit, database, simulator and browser
// tests. Every step is run even when an earlier one failed, so one run tells everything.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

interface Step {
  name: string
  command: string[]
}

const report = '.data/test/report.json'
const bin = (name: string) => `node_modules/.bin/${name}`
const only = process.argv.slice(2)

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
  const { status } = spawnSync(program as string, args, { stdio: 'inherit' })
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`,
  )
  return status === 0
}

function summarise(): void {
  if (!existsSync(report)) return
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`)
}
