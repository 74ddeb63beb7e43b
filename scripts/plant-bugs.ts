// `node scripts/plant-bugs.ts`: plants one bug after the other into a copy of this tree and lets
// the random histories, or the test that is meant for it, look for it. Prints who found it, with
// which seed; exit 1 if one is not found. `--only 3` plants the third alone.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bug, Finder } from './plant-bugs/bug.ts'
import { bugs } from './plant-bugs/bugs.ts'
import { withBug } from './plant-bugs/with-bug.ts'

const seed = 20_261_128
const runs = { pure: 4000, postgres: 80 }

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = values.only ? [Number(values.only) - 1] : bugs.keys()
const copy = mkdtempSync(join(tmpdir(), 'perennial-bugs-'))
// A PostgreSQL that does not run as root has to get in.
chmodSync(copy, 0o755)
copyTree()
let missed = 0
for (const index of wanted) {
  const bug = bugs[index]
  if (!bug) throw new Error(`there are ${bugs.length} bugs`)
  const undo = plant(bug)
  const found = look(bug.finder)
  undo()
  console.log(`${index + 1}. ${bug.name}: ${found ?? 'NOT FOUND'}`)
  if (!found) missed += 1
}
rmSync(copy, { recursive: true, force: true })
process.exit(missed === 0 ? 0 : 1)

/** Whatever git knows of, as it lies here; what npm brought and generated is shared. */
function copyTree(): void {
  const { stdout } = spawnSync('git', ['ls-files'], { encoding: 'utf8' })
  for (const file of stdout.trim().split('\n')) {
    mkdirSync(join(copy, dirname(file)), { recursive: true })
    cpSync(file, join(copy, file))
  }
  cpSync('app/generated', join(copy, 'app/generated'), { recursive: true })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
}

/** @returns what undoes it. */
function plant(bug: Bug): () => void {
  const changed = withBug(bug, copy)
  if ('file' in bug.where) {
    const file = join(copy, bug.where.file)
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, changed)
    return () => writeFileSync(file, before)
  }
  const folder = join(copy, 'prisma/migrations/99991231235959_bug')
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), changed)
  return () => rmSync(folder, { recursive: true })
}

/** @returns how it was found; null where nobody noticed. */
function look(finder: Finder): string | null {
  const isTest = typeof finder !== 'string'
  const args = isTest
    ? ['node_modules/.bin/vitest', 'run', finder.test]
    : [
        'scripts/histories.ts',
        ...['--runs', String(runs[finder]), '--seed', String(seed)],
        ...(finder === 'postgres' ? ['--postgres'] : []),
      ]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    env: { ...process.env, HISTORIES_AS_FOUND: '1' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status === 0) return null
  const output = `${stdout}${stderr}`
  if (isTest) return /AssertionError/.test(output) ? `found by ${finder.test}` : fail(output)
  const [, again] = /npm run (histories -- .*)/.exec(output) ?? fail(output)
  return `found, again with \`npm run ${again}\``
}

/** The tree does not even run: that is no finding. */
function fail(output: string): never {
  throw new Error(`The finder broke down:\n${output.slice(-4000)}`)
}
