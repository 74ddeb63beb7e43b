// Keeps graphile-worker running. The database may be away when the worker starts, or for longer
// than the queue puts up with: then it is started again, as the loops are.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Runner, type RunnerOptions, run } from 'graphile-worker'
import pg from 'pg'
import { log } from '../log.server.ts'
import type { Loop } from './loop.ts'

const firstPauseMs = 500
const longestPauseMs = 10_000
const connectMs = 5000
// Jobs are claimed and concluded by short statements; one that takes longer has lost its way.
const statementMs = 30_000

export function keepQueue(connectionString: string, options: RunnerOptions): Loop {
  const stopping = new AbortController()
  let runner: Runner | undefined
  const pool = new pg.Pool({
    connectionString,
    max: (options.concurrency ?? 1) + 2,
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs,
    keepAlive: true,
  })
  // A connection that breaks while idle is replaced at the next query; that one reports.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))

  const turn = async () => {
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        runner = await run({ ...options, pgPool: pool })
        failures = 0
        log.info('worker ready')
        if (stopping.signal.aborted) await runner.stop()
        await runner.promise
      } catch (error) {
        failures += 1
        log.error({ failures, err: error }, 'the queue is not running; it is started again')
      }
      const pauseMs = Math.min(firstPauseMs * 2 ** failures, longestPauseMs)
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const ended = turn()
  return {
    stop: async () => {
      stopping.abort()
      await runner?.stop().catch(() => {})
      await ended
      await pool.end()
    },
  }
}
