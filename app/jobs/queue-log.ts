// graphile-worker's own messages, in our log: its default prints text, with a failed job's error in
// it.
import { Logger } from 'graphile-worker'
import { log } from '../log.server.ts'

const levels = { error: 'error', warning: 'warn', info: 'info', debug: 'debug' } as const

/** What a job was told stays out of it: its id and task say which it was. */
export const queueLog = new Logger(({ taskIdentifier, jobId }) => (level, message, meta) => {
  // "Completed task …" for every voucher is no news.
  const name = level === 'info' ? 'debug' : levels[level]
  const err = meta?.error ?? meta?.reason
  const [said] = message.split('\n')
  log[name]({ from: 'queue', taskIdentifier, jobId, reason: said, ...(err ? { err } : {}) })
})
