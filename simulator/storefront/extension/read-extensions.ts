// Theme app extensions as they lie on the disk:
// extensions/<name>/{blocks,snippets,assets,locales} with a shopify.extension.toml of type
// "theme". Read anew once one of its files has changed, so that an edit shows on reload.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import { type Catalog, readCatalog } from '../liquid/catalog.ts'
import { parseJsonc } from '../liquid/jsonc.ts'
import { whileUnchanged } from '../liquid/while-unchanged.ts'

export type BlockSchema = {
  name: string
  target: 'section' | 'head' | 'body' | 'compliance_head'
  javascript?: string
  stylesheet?: string
  class?: string
  tag?: string
  available_if?: string
  enabled_on?: { templates?: string[]; groups?: string[] }
  disabled_on?: { templates?: string[]; groups?: string[] }
  settings?: { type: string; id?: string; default?: unknown }[]
}

export type ExtensionBlock = { handle: string; schema: BlockSchema; source: string }

export type Extension = {
  name: string
  uid: string
  folder: string
  blocks: ExtensionBlock[]
}

/** Every theme app extension below a folder; none when the folder is not there. */
export const readExtensions = whileUnchanged((folder): Extension[] => {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => statSync(path).isDirectory())
    .map(({ name, path }) => readExtension(name, path))
    .filter((extension) => extension !== null)
})

function readExtension(name: string, folder: string): Extension | null {
  const file = join(folder, 'shopify.extension.toml')
  if (!existsSync(file)) return null
  const settings = parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  const declared = Array.isArray(settings.extensions)
    ? (settings.extensions[0] as Record<string, unknown>)
    : settings
  if (declared.type !== 'theme') return null
  const uid = String(declared.uid ?? settings.uid ?? name)
  const texts = readCatalog(folder, '.schema')
  const blocks = readBlocks(join(folder, 'blocks')).map((block) => translateBlock(block, texts))
  return { name, uid, folder, blocks }
}

function readBlocks(folder: string): ExtensionBlock[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.liquid'))
    .sort()
    .map((file) => {
      const path = join(folder, file)
      const source = readFileSync(path, 'utf8')
      return { handle: file.slice(0, -'.liquid'.length), source, schema: readSchema(source, path) }
    })
}

function readSchema(source: string, path: string): BlockSchema {
  const match = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source)
  if (!match?.[1]) throw new Error(`${path} has no {% schema %}`)
  return parseJsonc(match[1], path) as BlockSchema
}

/** Names and defaults may be keys of the editor's texts: `t:embed.name`. */
function translateBlock(block: ExtensionBlock, texts: Catalog): ExtensionBlock {
  const said = <T>(value: T) =>
    typeof value === 'string' && value.startsWith('t:')
      ? (texts.read(texts.defaultLocale, value.slice(2)) ?? value)
      : value
  const settings = block.schema.settings?.map((one) => ({ ...one, default: said(one.default) }))
  return { ...block, schema: { ...block.schema, name: String(said(block.schema.name)), settings } }
}

/** The defaults of a block's settings, as the theme editor would store them. */
export function defaultSettings(schema: BlockSchema): Record<string, unknown> {
  const settings = (schema.settings ?? []).filter((one) => one.id)
  return Object.fromEntries(settings.map((one) => [one.id, one.default ?? emptyOf(one.type)]))
}

function emptyOf(type: string): unknown {
  if (type === 'checkbox') return false
  return type === 'text' || type === 'textarea' || type === 'url' ? '' : null
}

/** Whether a block may stand on a template, by its enabled_on or disabled_on. */
export function isAllowedOn(schema: BlockSchema, template: string): boolean {
  const { enabled_on: on, disabled_on: off } = schema
  if (on?.templates) return on.templates.includes('*') || on.templates.includes(template)
  if (off?.templates) return !off.templates.includes('*') && !off.templates.includes(template)
  return true
}

/** Whether a block is for a group of sections: the header's stands in our theme's header. */
export function isInGroup({ enabled_on: on }: BlockSchema, group: string): boolean {
  return on?.groups?.includes(group) ?? false
}
