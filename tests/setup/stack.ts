// Simulator, app and worker for a test file, on free ports and a database of its own:
// `const stack = await openTestStack()`; opened within a test it is a new one for each try. What a
// real person would reach, over HTTP.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFailed, onTestFinished, TestRunner } from 'vitest'
import { Control } from '../../scripts/demo/control.ts'
import { makeSecrets } from '../../scripts/demo/secrets.ts'
import { freePort } from '../../scripts/embedded-postgres.ts'
import { ensureBuilt } from '../../scripts/ensure-built.ts'
import { type ProcessName, type Secrets, type Stack, startStack } from '../../scripts/stack.ts'
import { createDatabase } from './database.ts'

export interface TestStack extends Stack {
  control: Control
  databaseUrl: string
  secrets: Secrets
  /** What a process has written so far. */
  readLog(name: ProcessName): string
  /** Prints the processes' last lines when the current test fails. */
  explainFailure(): void
}

export async function openTestStack(env: Record<string, string> = {}): Promise<TestStack> {
  await ensureBuilt()
  const database = await createDatabase()
  const logs = mkdtempSync(join(tmpdir(), 'perennial-test-'))
  const [app, simulator, storefront, frame] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ])
  const secrets = makeSecrets()
  const stack = await startStack({
    databaseUrl: database.url,
    ports: { app, simulator, storefront, frame },
    secrets,
    logs,
    mode: 'production',
    env: { LOG_LEVEL: 'info', ...env },
  })
  const whenDone = TestRunner.getCurrentTest() ? onTestFinished : afterAll
  whenDone(async () => {
    await stack.stop()
    await database.drop()
  })
  const readLog = (name: ProcessName) => readFileSync(join(logs, `${name}.log`), 'utf8')
  const explainFailure = () =>
    onTestFailed(() => {
      for (const name of ['app', 'worker', 'simulator'] as const) {
        console.log(`── ${name}\n${readLog(name).slice(-3000)}`)
      }
    })
  return {
    ...stack,
    control: new Control(stack.addresses.control),
    databaseUrl: database.url,
    secrets,
    readLog,
    explainFailure,
  }
}
