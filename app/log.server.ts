// Structured logs. Personal data and secrets do not belong in a log line: pass ids and counts.
// The paths below are a second line of defence, not a permission.
import { pino } from 'pino'
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
  redact: { paths: secretPaths.flatMap((path) => [path, `*.${path}`]), censor: '[removed]' },
})
