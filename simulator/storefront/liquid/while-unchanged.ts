// What was made of a folder's files is kept as long as none of them changes, so that an edit shows
// on reload and a page does not cost what reading all of its files does.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export function whileUnchanged<Made>(make: (folder: string) => Made): (folder: string) => Made {
  const known = new Map<string, { state: string; made: Made }>()
  return (folder) => {
    const state = stateOf(folder)
    const last = known.get(folder)
    if (last?.state === state) return last.made
    const made = make(folder)
    known.set(folder, { state, made })
    return made
  }
}

function stateOf(folder: string): string {
  if (!existsSync(folder)) return ''
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => {
      const { mtimeMs, size } = statSync(join(folder, path))
      return `${path} ${mtimeMs} ${size}`
    })
    .join('\n')
}
