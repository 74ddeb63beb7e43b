import { createHash } from 'node:crypto'
import { gid } from '../../commerce/find.ts'
import type { Theme } from '../../state/world.ts'
import { readExtensions } from '../../storefront/extension/read-extensions.ts'
import { isEmbed, isSwitchedOn } from '../../storefront/extension/switches.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { notModelled } from '../errors.ts'

// Shopify writes such a line above what its editor keeps: a reader has to bear it.
const heading = '/*\n * IMPORTANT: The contents of this file are auto-generated.\n */\n'

export function themeNode(call: AdminCall, theme: Theme) {
  const files = filesOf(call, theme)
  return {
    __typename: 'OnlineStoreTheme',
    id: gid('OnlineStoreTheme', theme.id),
    name: theme.name,
    role: theme.role,
    prefix: `/t/${theme.id}`,
    processing: false,
    processingFailed: false,
    themeStoreId: null,
    createdAt: theme.createdAt,
    updatedAt: theme.updatedAt,
    files: ({ filenames, ...args }: ConnectionArguments & { filenames?: string[] | null }) => {
      const known = Object.keys(files)
      const wanted = filenames ?? known
      if (wanted.some((name) => name.includes('*'))) throw notModelled('theme files by pattern')
      const found = wanted.filter((name) => known.includes(name))
      return {
        ...connection(found, args, { node: (name) => fileNode(theme, name, files[name] ?? '') }),
        userErrors: wanted
          .filter((filename) => !known.includes(filename))
          .map((filename) => ({ code: 'NOT_FOUND', filename })),
      }
    },
  }
}

function fileNode(theme: Theme, filename: string, content: string) {
  return {
    __typename: 'OnlineStoreThemeFile',
    filename,
    contentType: 'application/json',
    size: String(Buffer.byteLength(content)),
    checksumMd5: createHash('md5').update(content).digest('hex'),
    createdAt: theme.createdAt,
    updatedAt: theme.updatedAt,
    body: { __typename: 'OnlineStoreThemeFileBodyText', content },
  }
}

/** The two files in which a theme says which parts of apps it shows. */
function filesOf({ context, shop, app }: AdminCall, theme: Theme): Record<string, string> {
  const embeds: Record<string, unknown> = {}
  const blocks: Record<string, unknown> = {}
  let place = 0
  for (const extension of readExtensions(context.config.extensions)) {
    for (const block of extension.blocks) {
      place += 1
      const isOn = isSwitchedOn(shop, extension, block, theme)
      const type = `shopify://apps/${app.handle}/blocks/${block.handle}/${extension.uid}`
      const id = `${theme.id}${place}`
      if (isEmbed(block)) embeds[id] = { type, disabled: !isOn, settings: {} }
      else if (isOn) blocks[id] = { type, settings: {} }
    }
  }
  const section = { type: 'main-product', blocks, block_order: Object.keys(blocks) }
  const product = { sections: { main: section }, order: ['main'] }
  const written = (value: object) => heading + JSON.stringify(value, null, 2)
  return {
    'config/settings_data.json': written({ current: { blocks: embeds } }),
    'templates/product.json': written(product),
  }
}
