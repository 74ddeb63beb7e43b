// Runs `npm run books:verify` against a stack's database, as a merchant's engineer would.
import { execFile } from 'node:child_process'
import type { TestStack } from './stack.ts'

/**
 * Beside everything else: a test that stood still meanwhile would not hear that a connection it
 * keeps was closed, and ask its next question into it.
 * @returns what differs, in words; empty where the books agree.
 */
export function verifyStack({ databaseUrl, secrets }: TestStack): Promise<string> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEY: secrets.encryptionKey,
  }
  return new Promise((done) => {
    execFile(process.execPath, ['scripts/books-verify.ts'], { env }, (problem, _, stderr) =>
      done(problem ? stderr || problem.message : ''),
    )
  })
}
