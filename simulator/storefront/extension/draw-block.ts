// Draws an app block or an app embed: its Liquid with `block` and `app` beside the page's own
// objects, in the wrapper that Shopify puts around it. What goes wrong is written where the
// block would stand.
import type { Liquid } from 'liquidjs'
import { readCatalog } from '../liquid/catalog.ts'
import { createEngine, renderSource } from '../liquid/engine.ts'
import { escapeHtml } from '../liquid/escape.ts'
import { type PageState, withPageState } from '../liquid/page-state.ts'
import { extensionAssets } from './extension-assets.ts'
import { defaultSettings, type Extension, type ExtensionBlock } from './read-extensions.ts'

export type Page = {
  state: PageState
  globals: Record<string, unknown>
  /** `app` in an extension's Liquid: { metafields }. */
  app: Record<string, unknown>
}

export type PlacedBlock = { extension: Extension; block: ExtensionBlock; id: string }

/** The HTML of an app block or embed, its assets added to the page's head once. */
export async function drawBlock(placed: PlacedBlock, page: Page): Promise<string> {
  const { extension, block, id } = placed
  const { schema, handle } = block
  try {
    const engine = extensionEngine(extension)
    if (!(await isAvailable(engine, schema.available_if, page))) return ''
    const globals = withPageState(page.globals, page.state)
    const content = await renderSource(engine, block.source, blockScope(placed, page), globals)
    addAssets(placed, page.state)
    return wrap(content, placed)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return drawError(`${extension.name}/blocks/${handle}`, reason, id)
  }
}

/** An error as a visible part of the page, with the place it came from. */
export function drawError(file: string, reason: string, id = ''): string {
  const text = escapeHtml(`Liquid error (${file}): ${reason}`)
  const anchor = id ? ` data-block="${escapeHtml(id)}"` : ''
  return `<p class="liquid-error" role="alert"${anchor}>${text}</p>`
}

const engines = new WeakMap<Extension, Liquid>()

/** An extension is read anew once a file of it has changed; then its engine is another. */
function extensionEngine(extension: Extension): Liquid {
  const { folder } = extension
  const engine =
    engines.get(extension) ??
    createEngine({ folder, catalog: readCatalog(folder), assets: extensionAssets(extension) })
  engines.set(extension, engine)
  return engine
}

function blockScope({ block, id }: PlacedBlock, page: Page): Record<string, unknown> {
  return {
    app: page.app,
    block: {
      id,
      type: block.handle,
      settings: defaultSettings(block.schema),
      shopify_attributes: page.state.designMode
        ? `data-shopify-editor-block='${JSON.stringify({ id, type: block.handle })}'`
        : '',
    },
  }
}

/** `available_if` is a boolean app metafield in Liquid's braces. */
async function isAvailable(engine: Liquid, condition: string | undefined, page: Page) {
  if (!condition) return true
  const shown = await engine.parseAndRender(condition, { app: page.app })
  return shown.trim() === 'true'
}

function addAssets({ extension, block }: PlacedBlock, { head }: PageState): void {
  const assets = extensionAssets(extension)
  const { javascript, stylesheet } = block.schema
  if (stylesheet) {
    const address = escapeHtml(assets.url(stylesheet))
    head.set(address, `<link href="${address}" rel="stylesheet" type="text/css" media="all">`)
  }
  if (javascript) {
    const address = escapeHtml(assets.url(javascript))
    head.set(address, `<script src="${address}" type="text/javascript" defer></script>`)
  }
}

function wrap(content: string, { block, id }: PlacedBlock): string {
  const { target, tag = 'div', class: own = '' } = block.schema
  if (target === 'head' || target === 'compliance_head' || tag === 'none') return content
  const names = ['shopify-block', 'shopify-app-block', own].filter(Boolean).join(' ')
  return `<${tag} id="shopify-block-${id}" class="${names}">${content}</${tag}>`
}
