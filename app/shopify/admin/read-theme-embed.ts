// Whether the published theme has our panel switched on, as its own settings say. Needs the scope
// `read_themes`.
// https://shopify.dev/docs/storefronts/themes/architecture/config/settings-data-json
import type { AdminClient } from './client.ts'

const document = `#graphql
  query ReadThemeSettings($files: [String!]!) {
    themes(first: 1, roles: [MAIN]) {
      nodes {
        files(first: 1, filenames: $files) {
          nodes { body { __typename ... on OnlineStoreThemeFileBodyText { content } } }
        }
      }
    }
  }`

interface Data {
  themes: {
    nodes: { files: { nodes: { body: { content?: string } }[] } | null }[]
  } | null
}

interface ThemeSettings {
  current?: string | { blocks?: Record<string, { type?: string; disabled?: boolean }> }
  presets?: Record<string, { blocks?: Record<string, { type?: string; disabled?: boolean }> }>
}

/** @returns null where the theme's settings cannot be read: then nothing is claimed. */
export async function readThemeEmbed(admin: AdminClient, handle: string): Promise<boolean | null> {
  const { themes } = await admin.graphql<Data>(document, { files: ['config/settings_data.json'] })
  const content = themes?.nodes[0]?.files?.nodes[0]?.body.content
  return content === undefined ? null : hasEmbed(content, handle)
}

/** @param content of a theme's `config/settings_data.json`, which may begin with a comment. */
export function hasEmbed(content: string, handle: string): boolean | null {
  const settings = parse(content)
  if (!settings) return null
  const { current, presets = {} } = settings
  const { blocks = {} } = (typeof current === 'string' ? presets[current] : current) ?? {}
  const ours = new RegExp(`^shopify://apps/[^/]+/blocks/${handle}/`)
  return Object.values(blocks).some(({ type = '', disabled }) => ours.test(type) && !disabled)
}

function parse(content: string): ThemeSettings | null {
  try {
    return JSON.parse(content.replace(/^\s*\/\*[\s\S]*?\*\//, '')) as ThemeSettings
  } catch {
    return null
  }
}
