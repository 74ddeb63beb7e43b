// Runs `npm run books:verify` against a stack's database, as a merchant's engineer would.
import { spawnSync } from 'node:child_process'
import type { TestStack } from './stack.ts'

/** @returns what differs, in words; empty where the books agree. */
export async function verifyStack({ databaseUrl, secrets }: TestStack): Promise<string> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEY: secrets.encryptionKey,
  }
  const { status, stderr } = spawnSync(process.execPath, ['scripts/books-verify.ts'], {
    env,
    encoding: 'utf8',
  })
  return status === 0 ? '' : stderr || `exit ${status}`
}
