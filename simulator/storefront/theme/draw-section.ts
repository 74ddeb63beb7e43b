// One section of the theme: its settings, its own blocks, and the app's blocks where it takes them.
import type { Liquid } from 'liquidjs'
import { drawBlock, drawError, type Page, type PlacedBlock } from '../extension/draw-block.ts'
import { renderSource } from '../liquid/engine.ts'
import { withPageState } from '../liquid/page-state.ts'
import { renderBlock } from '../liquid/render-tag.ts'
import { readSectionSchema, readThemeFile, type SectionUse, settingDefaults } from './read-theme.ts'

export type PlacedSection = { id: string; use: SectionUse; appBlocks?: PlacedBlock[] }

export async function drawSection(
  engine: Liquid,
  page: Page,
  { id, use, appBlocks = [] }: PlacedSection,
): Promise<string> {
  const path = `sections/${use.type}.liquid`
  try {
    const source = readThemeFile(path)
    const schema = readSectionSchema(source, path)
    const takesApps = schema.blocks?.some((block) => block.type === '@app')
    const blocks = [
      ...themeBlocks(use, schema),
      ...(takesApps ? appBlocks.map((placed) => appBlock(placed, page)) : []),
    ]
    const settings = { ...settingDefaults(schema.settings), ...use.settings }
    const scope = { section: { id, settings, blocks } }
    const globals = withPageState(page.globals, page.state)
    const content = await renderSource(engine, source, scope, globals)
    return `<div id="shopify-section-${id}" class="shopify-section">${content}</div>`
  } catch (error) {
    return drawError(path, error instanceof Error ? error.message : String(error))
  }
}

function themeBlocks(use: SectionUse, schema: ReturnType<typeof readSectionSchema>) {
  return (use.block_order ?? Object.keys(use.blocks ?? {})).flatMap((id) => {
    const block = use.blocks?.[id]
    if (!block) return []
    const declared = schema.blocks?.find((one) => one.type === block.type)
    const settings = { ...settingDefaults(declared?.settings), ...block.settings }
    return [{ id, type: block.type, settings, shopify_attributes: '' }]
  })
}

/** In a section's Liquid an app's block is of type "@app" and knows only how to be rendered. */
function appBlock(placed: PlacedBlock, page: Page) {
  const { extension, block, id } = placed
  return {
    id,
    type: '@app',
    full_type: `shopify://apps/${extension.name}/blocks/${block.handle}/${extension.uid}`,
    settings: {},
    shopify_attributes: '',
    [renderBlock]: () => drawBlock(placed, page),
  }
}
