// Builds the Remix app when its sources are newer than the last build, and packs the extensions.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { packExtensions } from './extension/pack-extension.ts'

const stamp = '.data/build.stamp'
const sources = [
  'app/**/*.{ts,tsx,css,json}',
  'vite.config.ts',
  'package-lock.json',
  'prisma/schema.prisma',
]

export async function ensureBuilt(say: (text: string) => void = () => {}): Promise<void> {
  packExtensions()
  const digest = digestSources()
  if (
    existsSync('build/server/index.js') &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === digest
  )
    return
  say('building the app')
  const done = spawnSync(
    process.execPath,
    ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  if (done.status !== 0)
    throw new Error(`The build failed:\n${done.stdout.slice(-3000)}\n${done.stderr.slice(-5000)}`)
  mkdirSync('.data', { recursive: true })
  writeFileSync(stamp, digest)
}

function digestSources(): string {
  const hash = createHash('sha256')
  for (const pattern of sources) {
    for (const file of globSync(pattern).sort()) {
      if (file.endsWith('.test.ts') || file.includes('generated')) continue
      hash.update(`${file}:${statSync(file).size}:`).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

if (import.meta.main) await ensureBuilt(console.log)
