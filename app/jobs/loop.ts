// One polling loop: works as long as there is work, then waits. A fault is logged and waited out,
// so one bad moment of the database or of Shopify never ends the process.
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '../log.server.ts'

export interface Loop {
  /** Resolves once the pass under way is done. */
  stop(): Promise<void>
}

const longestPauseMs = 10_000

/** @param pass does one bounded piece of work and answers how much it did; 0 means idle. */
export function startLoop(name: string, idleMs: number, pass: () => Promise<number>): Loop {
  const stopping = new AbortController()
  const ended = turn(name, idleMs, pass, stopping.signal)
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}

async function turn(
  name: string,
  idleMs: number,
  pass: () => Promise<number>,
  stop: AbortSignal,
): Promise<void> {
  let failures = 0
  while (!stop.aborted) {
    const done = await pass().then(
      (count) => {
        failures = 0
        return count
      },
      (error) => {
        failures += 1
        log.error({ loop: name, failures, err: error }, 'a pass failed; it is tried again')
        return 0
      },
    )
    if (done > 0) continue
    const pauseMs = failures === 0 ? idleMs : Math.min(idleMs * 2 ** failures, longestPauseMs)
    await sleep(pauseMs, undefined, { signal: stop }).catch(() => {})
  }
}
