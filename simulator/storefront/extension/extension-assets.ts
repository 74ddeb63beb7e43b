// The assets of extensions: addresses for Liquid, and the files behind them.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { AssetSource } from '../liquid/address-filters.ts'
import type { Extension } from './read-extensions.ts'

/** Where the storefront serves extensions' assets. */
export const extensionsPath = '/cdn/extensions'

/**
 * The assets of one extension.
 * @throws Error from `url` and `read` when the extension has no such asset.
 */
export function extensionAssets(extension: Extension): AssetSource {
  const fileOf = (name: string): string => {
    const file = join(extension.folder, 'assets', basename(name))
    if (!existsSync(file)) throw new Error(`${extension.name} has no asset "${name}"`)
    return file
  }
  return {
    url(name) {
      const version = Math.floor(statSync(fileOf(name)).mtimeMs)
      return `${extensionsPath}/${extension.name}/assets/${encodeURIComponent(name)}?v=${version}`
    },
    read: (name) => readFileSync(fileOf(name), 'utf8'),
  }
}
