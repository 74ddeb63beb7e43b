// Starts simulator, app and worker as processes of their own, for the demo and for the tests. Each
// ends by itself when this process is gone, however that came about (scripts/child.ts).
import { type ChildProcess, fork } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packedExtensions } from './extension/pack-extension.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const readyMs = 180_000
const graceMs = 10_000

export interface Ports {
  app: number
  simulator: number
  storefront: number
  frame: number
}

export interface Secrets {
  apiKey: string
  apiSecret: string
  encryptionKey: string
}

export interface StackOptions {
  databaseUrl: string
  ports: Ports
  secrets: Secrets
  /** Where the simulator keeps its state; absent: in memory. */
  simulatorData?: string
  /** Folder of the processes' logs. */
  logs: string
  mode: 'production' | 'development'
  /** More settings, for all three. */
  env?: Record<string, string>
}

export type ProcessName = 'simulator' | 'app' | 'worker'

export interface Stack {
  addresses: { admin: string; storefront: string; inspector: string; app: string; control: string }
  start(name: ProcessName): Promise<void>
  /** Ends one process. @returns its exit code once it is gone; null where it had to be killed. */
  end(name: ProcessName, signal?: NodeJS.Signals): Promise<number | null>
  stop(): Promise<void>
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const running = new Map<ProcessName, ChildProcess>()
  const addresses = addressesOf(options.ports)
  const start = async (name: ProcessName) => {
    running.set(name, spawn(name, options))
    await isReady(name, options, running)
  }
  const end = async (name: ProcessName, signal: NodeJS.Signals = 'SIGTERM') => {
    const child = running.get(name)
    running.delete(name)
    return child ? ended(child, signal) : null
  }
  const stop = async () => {
    await Promise.all([end('app'), end('worker')])
    await end('simulator')
  }
  try {
    await start('simulator')
    await Promise.all([start('app'), start('worker')])
  } catch (error) {
    await stop()
    throw error
  }
  return { addresses, start, end, stop }
}

function addressesOf(ports: Ports): Stack['addresses'] {
  const at = (port: number) => `http://127.0.0.1:${port}`
  return {
    admin: `${at(ports.simulator)}/store/perennial-garden/apps/perennial`,
    storefront: at(ports.storefront),
    inspector: at(ports.simulator),
    app: at(ports.app),
    control: `${at(ports.simulator)}/control`,
  }
}

const entries: Record<ProcessName, string> = {
  simulator: 'simulator/main.ts',
  app: 'server.ts',
  worker: 'app/jobs/worker.ts',
}

function spawn(name: ProcessName, options: StackOptions): ChildProcess {
  const file = join(options.logs, `${name}.log`)
  mkdirSync(dirname(file), { recursive: true })
  const output = createWriteStream(file, { flags: 'a' })
  const child = fork(join(root, 'scripts/child.ts'), [entries[name]], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, ...environment(name, options), ...options.env },
    // A Ctrl-C in the terminal reaches this process alone, which then ends the others in order.
    detached: true,
  })
  child.stdout?.pipe(output)
  child.stderr?.pipe(output)
  return child
}

function environment(name: ProcessName, options: StackOptions): Record<string, string> {
  const { ports, secrets } = options
  return {
    NODE_ENV: name === 'simulator' ? 'production' : options.mode,
    PERENNIAL_PROCESS: name,
    // What has been read and compiled once is not compiled again by the next that starts.
    NODE_COMPILE_CACHE: join(root, '.data/compile-cache'),
    HOST: '127.0.0.1',
    PORT: String(ports.app),
    DATABASE_URL: options.databaseUrl,
    SHOPIFY_API_KEY: secrets.apiKey,
    SHOPIFY_API_SECRET: secrets.apiSecret,
    ENCRYPTION_KEY: secrets.encryptionKey,
    SHOPIFY_APP_URL: `http://127.0.0.1:${ports.frame}`,
    SHOPIFY_SIMULATOR_URL: `http://127.0.0.1:${ports.simulator}`,
    APP_ADDRESS: `http://127.0.0.1:${ports.app}`,
    SIMULATOR_PORT: String(ports.simulator),
    SIMULATOR_STOREFRONT_PORT: String(ports.storefront),
    SIMULATOR_APP_PORT: String(ports.frame),
    APP_TOML: join(root, 'shopify.app.toml'),
    // Whoever works on the widget sees each change at once; else it is as it is uploaded.
    EXTENSIONS: join(root, options.mode === 'development' ? 'extensions' : packedExtensions),
    ...(options.simulatorData ? { SIMULATOR_DATA: options.simulatorData } : {}),
  }
}

const probes: Partial<Record<ProcessName, (options: StackOptions) => string>> = {
  simulator: (options) => `http://127.0.0.1:${options.ports.simulator}/control/clock`,
  app: (options) => `http://127.0.0.1:${options.ports.app}/healthz`,
}

async function isReady(
  name: ProcessName,
  options: StackOptions,
  running: Map<ProcessName, ChildProcess>,
): Promise<void> {
  const address = probes[name]?.(options)
  const deadline = Date.now() + readyMs
  while (Date.now() < deadline) {
    const child = running.get(name)
    if (!child || child.exitCode !== null)
      throw new Error(`The ${name} ended at once; its log is ${join(options.logs, `${name}.log`)}`)
    if (!address) return
    const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) }).catch(
      () => undefined,
    )
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(
    `The ${name} did not answer at ${address}; its log is ${join(options.logs, `${name}.log`)}`,
  )
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((done) => {
    const last = setTimeout(() => child.kill('SIGKILL'), graceMs)
    child.once('exit', (code) => {
      clearTimeout(last)
      done(code)
    })
    child.kill(signal)
  })
}
