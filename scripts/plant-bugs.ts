// `node scripts/plant-bugs.ts`: plants one bug after the other into a copy of this tree and lets
// the random histories, or the test that is meant for it, look for it. Prints who found it, with
// which seed; exit 1 if one is not found. `--only 3` plants the third alone.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
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

/** @returns what undoes it. @throws where the place has changed: the bug has to follow. */
function plant({ name, where, find, replace }: Bug): () => void {
  const change = (text: string) => {
    if (text.split(find).length !== 2) throw new Error(`"${name}" does not fit any more: ${find}`)
    return text.replace(find, () => replace)
  }
  if ('file' in where) {
    const file = join(copy, where.file)
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, change(before))
    return () => writeFileSync(file, before)
  }
  const changed = change(newestDefinition(where.sql))
  const folder = join(copy, 'prisma/migrations/99991231235959_bug')
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), changed)
  return () => rmSync(folder, { recursive: true })
}

function newestDefinition(name: string): string {
  const folder = join(copy, 'prisma/migrations')
  const definition = new RegExp(
    `^CREATE (OR REPLACE )?FUNCTION ${name}\\([\\s\\S]*?^(END )?\\$\\$;$`,
    'gm',
  )
  const found = readdirSync(folder)
    .filter((one) => /^\d+_/.test(one))
    .toSorted()
    .flatMap(
      (one) => readFileSync(join(folder, one, 'migration.sql'), 'utf8').match(definition) ?? [],
    )
    .at(-1)
  if (!found) throw new Error(`there is no function ${name}`)
  return found.replace(/^CREATE (OR REPLACE )?FUNCTION/, 'CREATE OR REPLACE FUNCTION')
}

/** @returns how it was found; null where nobody noticed. */
function look(finder: Finder): string | null {
  const isTest = typeof finder !== 'string'
  const args = isTest
    ? ['node_modules/.bin/vitest', 'run', '--project', 'database', finder.test]
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
