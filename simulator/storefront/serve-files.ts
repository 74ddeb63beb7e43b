// Files of the storefront: the theme's assets, extensions' assets, and the drawn pictures.
import { createReadStream, existsSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { basename, extname, join } from 'node:path'
import { sendText } from '../pages/exchange.ts'
import type { Shop } from '../state/world.ts'
import { drawPicture } from './draw-picture.ts'
import { themeFolder } from './theme/read-theme.ts'
import type { Visit } from './visit.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.wasm': 'application/wasm',
}

export function sendThemeAsset({ response, params }: Visit): void {
  sendFile(response, join(themeFolder, 'assets', basename(params.file ?? '')))
}

export function sendExtensionAsset({ context, response, params }: Visit): void {
  const name = basename(params.extension ?? '')
  const file = basename(params.file ?? '')
  sendFile(response, join(context.config.extensions, name, 'assets', file))
}

function sendFile(response: ServerResponse, file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) return sendMissing(response)
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': statSync(file).size,
    // Extensions' files come from another host at Shopify, so a module of theirs needs this there.
    'access-control-allow-origin': '*',
    'cache-control': 'no-cache',
  })
  createReadStream(file).pipe(response)
}

/** /cdn/products/<handle>.svg */
export function sendPicture(shop: Shop, handle: string, response: ServerResponse): void {
  const product = [...shop.products.values()].find((one) => one.handle === handle)
  if (!product) return sendMissing(response)
  sendText(response, drawPicture(product), 'image/svg+xml')
}

function sendMissing(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('There is no such file.')
}
