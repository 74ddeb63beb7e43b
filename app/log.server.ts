// Structured logs. Personal data and secrets do not belong in a log line: pass ids and counts.
// The paths below are a second line of defence, not a permission.
import { pino } from 'pino'
import { describeError, withoutSecrets } from './describe-error.ts'
import { env } from './env.server.ts'

const secretPaths = [
  'accessToken',
  'refreshToken',
  'token',
  'email',
  'phone',
  'name',
  'code',
  'body',
  'authorization',
  'cookie',
]

export const log = pino({
  level: env().LOG_LEVEL,
  base: { process: process.env.PERENNIAL_PROCESS ?? 'app' },
  serializers: { err: describeError, reason: (reason) => withoutSecrets(String(reason)) },
  redact: { paths: secretPaths.flatMap((path) => [path, `*.${path}`]), censor: '[removed]' },
})
