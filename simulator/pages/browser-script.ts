// Makes one classic script of a folder's browser files: App Bridge has to run while the page is
// parsed.
import { buildSync } from 'esbuild'

const scripts = new Map<string, string>()

/**
 * The script that begins with `entry`, built once per process.
 * @param constants values that the files see as global constants
 */
export function browserScript(entry: string, constants: Record<string, unknown> = {}): string {
  const define = Object.fromEntries(
    Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]),
  )
  const name = `${entry} ${JSON.stringify(define)}`
  const known = scripts.get(name)
  if (known !== undefined) return known
  const built = buildSync({
    entryPoints: [entry],
    define,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
  })
  const script = built.outputFiles[0]?.text ?? ''
  scripts.set(name, script)
  return script
}
