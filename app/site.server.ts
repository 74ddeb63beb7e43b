// Everything but webhooks: built files, then Remix. In development Vite serves the sources.

import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import { env } from './env.server.ts'
import { log } from './log.server.ts'

const clientFolder = 'build/client'
const largestBody = 1024 * 1024
// Where files come in; the page itself says which of them are too large. It reads those to their
// end, piece by piece: a connection that is cut says nothing.
const largestFiles = new Map([['/app/members/batches/new', 64 * largestBody]])

export interface Site {
  handle: Express
  close(): Promise<void>
}

/** @param server carries Vite's reload socket in development. */
export async function createSite(server: Server): Promise<Site> {
  const site = express()
  site.disable('x-powered-by')
  site.use(refuseLargeBodies, refuseUnreadableAddress)
  return env().NODE_ENV === 'development' ? sources(site, server) : build(site)
}

async function build(site: Express): Promise<Site> {
  // The names of built files change with their content.
  const forever = { immutable: true, maxAge: '1y', index: false, redirect: false } as const
  site.use('/assets', compression(), express.static(`${clientFolder}/assets`, forever), notFound)
  site.use(express.static(clientFolder, { maxAge: '1h', index: false, redirect: false }))
  const serverBuild = await loadBuild()
  site.all('*', createRequestHandler({ build: serverBuild, mode: 'production' }))
  site.use(onError)
  return { handle: site, close: async () => {} }
}

async function loadBuild(): Promise<ServerBuild> {
  const entry = new URL('../build/server/index.js', import.meta.url)
  if (!existsSync(entry)) throw new Error('The app has not been built. Run `npm run build` first.')
  return (await import(entry.href)) as ServerBuild
}

async function sources(site: Express, server: Server): Promise<Site> {
  const { createServer } = await import('vite')
  const { HOST, PORT } = env()
  const hmr = { server, host: HOST, clientPort: PORT }
  const vite = await createServer({ server: { middlewareMode: true, hmr, allowedHosts: true } })
  site.use(vite.middlewares)
  const load = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
  site.all('*', createRequestHandler({ build: load, mode: 'development' }))
  site.use(onError)
  return { handle: site, close: () => vite.close() }
}

const refuseLargeBodies: RequestHandler = (request, response, next) => {
  const largest = largestFiles.get(request.path) ?? largestBody
  if (Number(request.get('Content-Length') ?? 0) <= largest) return next()
  response.set('Connection', 'close').sendStatus(413)
}

// An address that is none is the caller's mistake, and no line in the log.
const refuseUnreadableAddress: RequestHandler = (request, response, next) => {
  if (isReadable(`http://${request.headers.host}${request.url}`)) return next()
  response.sendStatus(400)
}

function isReadable(address: string): boolean {
  try {
    decodeURIComponent(new URL(address).pathname)
    return true
  } catch {
    return false
  }
}

const notFound: RequestHandler = (_request, response) => {
  response.sendStatus(404)
}

const onError: express.ErrorRequestHandler = (error, request, response, _next) => {
  log.error({ err: error, path: request.path }, 'a request failed outside Remix')
  if (!response.headersSent) response.status(500).type('text/plain').send('Something went wrong.')
  else response.end()
}
