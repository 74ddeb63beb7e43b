// A page of the shop: a JSON template's sections in the theme's layout, with the app's blocks
// and embeds.
import type { Liquid } from 'liquidjs'
import { requireTheme } from '../../commerce/themes.ts'
import { drawBlock, drawError, type Page, type PlacedBlock } from '../extension/draw-block.ts'
import { isAllowedOn, isInGroup, readExtensions } from '../extension/read-extensions.ts'
import { isEmbed, isSwitchedOn } from '../extension/switches.ts'
import { renderSource } from '../liquid/engine.ts'
import { escapeHtml } from '../liquid/escape.ts'
import { type PageState, withPageState } from '../liquid/page-state.ts'
import { appObject, pageGlobals } from '../objects/globals.ts'
import type { Visit } from '../visit.ts'
import { drawSection } from './draw-section.ts'
import { readTemplate, readThemeFile, themeEngine } from './read-theme.ts'

export type PageRequest = {
  template: string
  title: string
  /** Objects of this template: product, collection … */
  objects?: Record<string, unknown>
  /** The page's own Liquid in place of a template of the theme. */
  liquid?: string
}

// Stand where what was collected while rendering goes once everything is rendered.
const headMark = '<!-- content for head -->'
const footMark = '<!-- content for foot -->'

export async function drawPage(visit: Visit, request: PageRequest): Promise<string> {
  const page = startPage(visit, request)
  const engine = themeEngine()
  const placed = placedBlocks(visit, request.template)
  page.state.drawSection = (name) => {
    const appBlocks = placed.filter(({ block }) => isInGroup(block.schema, name))
    return drawSection(engine, page, { id: name, use: { type: name }, appBlocks })
  }
  const sections = request.liquid
    ? await drawLiquid(engine, page, request.liquid)
    : await drawSections(engine, page, request.template, placed)
  const embeds = await drawEmbeds(page, placed)
  const layout = await drawLayout(engine, page, sections)
  const head = [...page.state.head.values(), ...embeds.head].join('\n')
  const foot = [...page.state.foot.values(), ...embeds.body].join('\n')
  return layout
    .replace(headMark, () => head)
    .replace(/<\/body>/, () => `${footMark}</body>`)
    .replace(footMark, () => foot)
}

function startPage(visit: Visit, { template, title, objects }: PageRequest): Page {
  const { context, shop, locale, designMode } = visit
  const state: PageState = {
    now: context.clock.now(),
    locale,
    timeZone: shop.timeZone,
    currency: visit.bill.presentment.currency,
    head: new Map(),
    foot: new Map(),
    designMode,
    root: visit.root,
  }
  const globals = {
    ...pageGlobals(visit, template),
    page_title: title,
    content_for_header: `${shopifyScript(visit)}\n${headMark}`,
    ...objects,
  }
  return { state, globals, app: appObject(visit) }
}

async function drawLiquid(engine: Liquid, page: Page, liquid: string): Promise<string> {
  try {
    const globals = withPageState(page.globals, page.state)
    return await engine.parseAndRender(liquid, {}, { globals })
  } catch (error) {
    return drawError('answer of the app', error instanceof Error ? error.message : String(error))
  }
}

async function drawSections(engine: Liquid, page: Page, template: string, placed: PlacedBlock[]) {
  const { sections, order } = readTemplate(template)
  const appBlocks = placed.filter(
    ({ block }) => !isEmbed(block) && !isInGroup(block.schema, 'header'),
  )
  const drawn: string[] = []
  for (const id of order) {
    const use = sections[id]
    if (!use)
      throw new Error(`templates/${template}.json orders a section "${id}" it does not have`)
    drawn.push(
      await drawSection(engine, page, { id: `template--${template}__${id}`, use, appBlocks }),
    )
  }
  return drawn.join('\n')
}

async function drawEmbeds(page: Page, blocks: PlacedBlock[]) {
  const embeds: { head: string[]; body: string[] } = { head: [], body: [] }
  for (const placed of blocks.filter(({ block }) => isEmbed(block))) {
    const place = placed.block.schema.target === 'body' ? embeds.body : embeds.head
    place.push(await drawBlock(placed, page))
  }
  return embeds
}

/** The app's blocks that are on and may stand on this template, while the app is installed. */
function placedBlocks(visit: Visit, template: string): PlacedBlock[] {
  if (!visit.shop.installation) return []
  return readExtensions(visit.context.config.extensions).flatMap((extension) =>
    extension.blocks
      .filter((block) => isSwitchedOn(visit.shop, extension, block))
      .filter((block) => isAllowedOn(block.schema, template))
      .map((block) => ({ extension, block, id: `${extension.name}-${block.handle}` })),
  )
}

async function drawLayout(engine: Liquid, page: Page, sections: string): Promise<string> {
  const globals = withPageState({ ...page.globals, content_for_layout: sections }, page.state)
  try {
    return await renderSource(engine, readThemeFile('layout/theme.liquid'), {}, globals)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return `<!doctype html><meta charset="utf-8"><body>${drawError('layout/theme', reason)}</body>`
  }
}

/** `window.Shopify` as themes and apps find it. */
function shopifyScript({ shop, locale, designMode, bill, country, root }: Visit): string {
  const theme = requireTheme(shop, 'current')
  const { presentment } = bill
  const global = {
    shop: shop.domain,
    locale,
    currency: { active: presentment.currency, rate: String(presentment.rate) },
    country,
    routes: { root: `${root}/` },
    theme: { name: theme.name, id: Number(theme.id), role: theme.role.toLowerCase() },
    ...(designMode ? { designMode: true } : {}),
  }
  const json = JSON.stringify(global).replaceAll('<', '\\u003c')
  const canonical = `<meta name="shop" content="${escapeHtml(shop.domain)}">`
  return `${canonical}
    <script>window.Shopify = Object.assign(window.Shopify || {}, ${json})</script>`
}
