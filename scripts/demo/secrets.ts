// The demo's keys, made on the first run and kept beside its data: no secret is in the repository.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Secrets } from '../stack.ts'

export function readSecrets(file: string): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const secrets = makeSecrets()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

export function makeSecrets(): Secrets {
  return {
    apiKey: randomBytes(16).toString('hex'),
    apiSecret: randomBytes(24).toString('hex'),
    encryptionKey: randomBytes(32).toString('base64'),
  }
}
