// Liquid as our own theme and theme app extensions need it: liquidjs with what Shopify adds. A
// filter or tag that is not there is an error, never silence.
import { join } from 'node:path'
import { Liquid, type Template } from 'liquidjs'
import { type AssetSource, registerAddressFilters } from './address-filters.ts'
import { registerCaptureTags } from './capture-tags.ts'
import type { Catalog } from './catalog.ts'
import { registerFormTag } from './form-tag.ts'
import { registerMoneyFilters } from './money-filters.ts'
import { registerNumberFilters } from './number-filters.ts'
import { registerRenderTag } from './render-tag.ts'
import { registerTextFilters } from './text-filters.ts'
import { registerTranslateFilter } from './translate-filter.ts'

export type EngineParts = { folder: string; catalog: Catalog; assets: AssetSource }

/** An engine for one theme or one extension: its own snippets, texts and assets. */
export function createEngine({ folder, catalog, assets }: EngineParts): Liquid {
  const engine = new Liquid({
    root: [folder],
    partials: [join(folder, 'snippets')],
    extname: '.liquid',
    strictFilters: true,
    strictVariables: false,
    jsTruthy: false,
    cache: true,
    dateFormat: '%Y-%m-%d %H:%M:%S %z',
  })
  registerMoneyFilters(engine)
  registerNumberFilters(engine)
  registerTextFilters(engine)
  registerAddressFilters(engine, assets)
  registerTranslateFilter(engine, catalog)
  registerCaptureTags(engine)
  registerRenderTag(engine)
  registerFormTag(engine)
  return engine
}

const parsed = new WeakMap<Liquid, Map<string, Template[]>>()

/** Renders the text of a file, which an engine parses once. */
export function renderSource(
  engine: Liquid,
  source: string,
  scope: object,
  globals: object,
): Promise<string> {
  const known = parsed.get(engine) ?? new Map<string, Template[]>()
  parsed.set(engine, known)
  const templates = known.get(source) ?? engine.parse(source)
  known.set(source, templates)
  return engine.render(templates, scope, { globals })
}
