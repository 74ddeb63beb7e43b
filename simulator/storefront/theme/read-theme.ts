// Our own theme, as it lies in simulator/theme: layout, JSON templates, sections, snippets,
// assets, texts.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Liquid } from 'liquidjs'
import type { AssetSource } from '../liquid/address-filters.ts'
import { readCatalog } from '../liquid/catalog.ts'
import { createEngine } from '../liquid/engine.ts'
import { parseJsonc } from '../liquid/jsonc.ts'
import { whileUnchanged } from '../liquid/while-unchanged.ts'
import { registerSectionTag } from './section-tag.ts'

export const themeFolder = new URL('../../theme', import.meta.url).pathname
export const themeAssetsPath = '/cdn/theme'

export type SectionUse = {
  type: string
  settings?: Record<string, unknown>
  blocks?: Record<string, { type: string; settings?: Record<string, unknown> }>
  block_order?: string[]
}

export type JsonTemplate = { sections: Record<string, SectionUse>; order: string[] }

const assets: AssetSource = {
  url: (name) => `${themeAssetsPath}/${name}`,
  read: (name) => readThemeFile(join('assets', basename(name))),
}

const engineOf = whileUnchanged((folder): Liquid => {
  const engine = createEngine({ folder, catalog: readCatalog(folder), assets })
  registerSectionTag(engine)
  return engine
})

export const themeEngine = (): Liquid => engineOf(themeFolder)

/** @throws Error when the theme has no such file. */
export function readThemeFile(path: string): string {
  const file = join(themeFolder, path)
  if (!existsSync(file)) throw new Error(`the theme has no ${path}`)
  return readFileSync(file, 'utf8')
}

export function readTemplate(name: string): JsonTemplate {
  const path = `templates/${name}.json`
  return parseJsonc(readThemeFile(path), path) as JsonTemplate
}

type Setting = { id?: string; default?: unknown }
type SectionSchema = { settings?: Setting[]; blocks?: { type: string; settings?: Setting[] }[] }

export function readSectionSchema(source: string, path: string): SectionSchema {
  const match = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source)
  return match?.[1] ? (parseJsonc(match[1], path) as SectionSchema) : {}
}

export function settingDefaults(settings: Setting[] = []): Record<string, unknown> {
  const named = settings.filter((setting) => setting.id)
  return Object.fromEntries(named.map((setting) => [setting.id, setting.default ?? null]))
}
