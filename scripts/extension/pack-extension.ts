// Writes an extension as it is uploaded: Shopify takes 100 KB of Liquid in all, with every space
// and comment. What does not change is left as it lies, so that whoever watches the folder sees no
// more than there is to see.
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { packLiquid } from './pack-liquid.ts'
import { shortNames } from './short-names.ts'

/** Where the extensions lie as they are uploaded. */
export const packedExtensions = 'dist/extensions'

function packExtension(from: string, to: string): void {
  const files = packedFiles(from)
  for (const [path, body] of files) {
    const file = join(to, path)
    if (existsSync(file) && readFileSync(file).equals(body)) continue
    mkdirSync(dirname(file), { recursive: true })
    // Whoever reads it meanwhile reads the one or the other.
    const made = join(dirname(packedExtensions), `.${process.pid}`)
    writeFileSync(made, body)
    renameSync(made, file)
  }
  const written = globSync('**/*', { cwd: to }).filter((path) => statSync(join(to, path)).isFile())
  for (const path of written) if (!files.has(path)) rmSync(join(to, path), { force: true })
}

/** By path. */
export function packedFiles(from: string): Map<string, Buffer> {
  const paths = globSync('**/*', { cwd: from }).filter((path) =>
    statSync(join(from, path)).isFile(),
  )
  const isLiquid = (path: string) => path.endsWith('.liquid')
  const read = (path: string) => readFileSync(join(from, path), 'utf8')
  const names = shortNames(paths.filter(isLiquid).map(read))
  return new Map(
    paths.map((path) =>
      isLiquid(path)
        ? [packedPath(path, names.snippets), Buffer.from(packLiquid(read(path), names))]
        : [path, readFileSync(join(from, path))],
    ),
  )
}

function packedPath(path: string, snippets: ReadonlyMap<string, string>): string {
  if (dirname(path) !== 'snippets') return path
  const name = snippets.get(basename(path, '.liquid'))
  return name ? join('snippets', `${name}.liquid`) : path
}

/** All of them, as shopify.app.toml names them. */
export function packExtensions(): void {
  for (const name of readdirSync('extensions'))
    packExtension(join('extensions', name), join(packedExtensions, name))
}
