// Who knows something by its name.
import { globSync, readFileSync } from 'node:fs'

/** Files of the app that say the name as a value, in a type of theirs or in SQL. */
export function filesNaming(name: string): string[] {
  const named = new RegExp(`['"\`]${name}['"\`]|kind=${name}\\b|= ''${name}''`)
  return globSync('app/**/*.{ts,tsx}')
    .filter((file) => !/generated|\.test\.tsx?$/.test(file))
    .filter((file) => named.test(readFileSync(file, 'utf8')))
    .sort()
}

/** Lines of code; a comment may say what it likes. */
export function linesNaming(variable: string, file: string): string[] {
  const named = new RegExp(`\\b${variable}\\b`)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => named.test(line) && !/^\s*\/[/*]/.test(line))
}
