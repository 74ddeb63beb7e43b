// Generates the Prisma client. Prisma looks for its native engine even where it is not run; naming
// any program that exists keeps it from downloading one.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'

const output = 'app/generated/prisma'
// A generation that was interrupted leaves a folder that Prisma then refuses to write into.
if (!existsSync(`${output}/client.ts`)) rmSync(output, { recursive: true, force: true })

const done = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
})
process.exit(done.status ?? 1)
