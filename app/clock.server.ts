// Time is a parameter everywhere; this is where it comes from. In simulator mode, and only there,
// it is the simulator's clock, so that a pending period can be lived through in a minute.
import { env } from './env.server.ts'
import { log } from './log.server.ts'

const pollMs = 200

interface Clock {
  offsetMs: number
  following?: Promise<void>
}

// One per process: the bundle of pages has its own copy of this module beside the server's.
const holder = globalThis as { perennialClock?: Clock }
const clock = (holder.perennialClock ??= { offsetMs: 0 })

/** The app's present. Signatures and tokens, which belong to the transport, use the machine's. */
export function now(): Date {
  return new Date(Date.now() + clock.offsetMs)
}

/** Starts following the simulator's clock, if there is one; resolves once it has been read. */
export function startClock(): Promise<void> {
  const simulator = env().SHOPIFY_SIMULATOR_URL
  if (!simulator) return Promise.resolve()
  clock.following ??= follow(new URL('/control/clock', simulator))
  return clock.following
}

async function follow(address: URL): Promise<void> {
  await readOffset(address)
  setInterval(() => void readOffset(address), pollMs).unref()
}

async function readOffset(address: URL): Promise<void> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(2000) })
    clock.offsetMs = ((await answer.json()) as { offsetMs: number }).offsetMs
  } catch (error) {
    log.debug(
      { reason: String(error) },
      "the simulator's clock did not answer; the last reading stands",
    )
  }
}
