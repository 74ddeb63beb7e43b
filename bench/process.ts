// A process of the product, or one that stands beside it, for as long as a measurement takes.
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const readyMs = 20_000
const root = fileURLToPath(new URL('..', import.meta.url))

export interface Running {
  pid: number
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
}

/** What `npm run` gives node for this script, apart from a file of settings. */
export function flagsOf(script: string): string[] {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  const words: string[] = scripts[script].split(' ')
  return words.filter((word) => word.startsWith('--') && !word.startsWith('--env-file'))
}

export function startProcess(
  file: string,
  settings: Record<string, string>,
  parameters: (string | number)[] = [],
  flags: string[] = [],
): Running {
  const child = fork(file, parameters.map(String), {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...settings },
    execArgv: flags,
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return {
    pid: child.pid ?? 0,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

export async function isListening(port: number): Promise<void> {
  const deadline = Date.now() + readyMs
  while (Date.now() < deadline) {
    if (await canConnect(port)) return
    await sleep(50)
  }
  throw new Error(`nothing answers on port ${port}`)
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true))
    socket.once('connect', () => socket.destroy()).once('error', () => done(false))
  })
}
