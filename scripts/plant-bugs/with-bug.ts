// What a file, or a function of the database, says with a bug in it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bug } from './bug.ts'

/** @throws where the place has changed: the bug has to follow. */
export function withBug({ name, where, find, replace }: Bug, root: string): string {
  const text =
    'file' in where
      ? readFileSync(join(root, where.file), 'utf8')
      : newestDefinition(join(root, 'prisma/migrations'), where.sql)
  if (text.split(find).length !== 2) throw new Error(`"${name}" does not fit any more: ${find}`)
  return text.replace(find, () => replace)
}

function newestDefinition(folder: string, name: string): string {
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
