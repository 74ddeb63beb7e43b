// The tour's own small server, on this machine only. The simulator's inspector leads to it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { scenes, type Tour } from './tour.ts'
import { overviewPage, scenePage, stepsOf } from './tour-page.ts'

export interface TourServer {
  address: string
  close(): Promise<void>
}

export async function serveTour(
  tour: Tour,
  { port, inspector }: { port: number; inspector: string },
): Promise<TourServer> {
  const address = `http://127.0.0.1:${port}`
  const server = createServer((request, response) => answer(request, response, { tour, inspector }))
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', done)
  })
  return {
    address,
    close: async () => {
      await tour.idle()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

interface Around {
  tour: Tour
  inspector: string
}

function answer(request: IncomingMessage, response: ServerResponse, around: Around): void {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const { tour, inspector } = around
  if (!isFromHere(request)) return send(response, 403, 'This tour is for this machine only.')
  if (pathname === '/') return send(response, 200, overviewPage(tour, inspector))
  if (pathname === '/scenes.json') {
    const list = scenes.map(({ id, title }) => ({ id, title, state: tour.showing(id).state }))
    return send(response, 200, JSON.stringify(list), 'application/json')
  }
  const [, id, part] =
    /^\/scenes\/([a-z0-9-]+)(?:\/(play|steps|showing\.json))?$/.exec(pathname) ?? []
  const scene = scenes.find((one) => one.id === id)
  if (!scene) return send(response, 404, 'There is no such page.')
  if (part === 'play') {
    if (request.method !== 'POST') return send(response, 405, 'Play it with the button.')
    const isBegun = tour.play(scene)
    response.writeHead(303, { location: `/scenes/${scene.id}`, 'x-begun': String(isBegun) })
    response.end()
    return
  }
  if (part === 'steps') return send(response, 200, stepsOf(scene, tour))
  if (part === 'showing.json') {
    return send(response, 200, JSON.stringify(tour.showing(scene.id)), 'application/json')
  }
  send(response, 200, scenePage(scene, tour, inspector))
}

/** A page from elsewhere, open in the same browser, may not press the buttons. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers
  const isNamed = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '')
  return isNamed && (!origin || URL.parse(origin)?.host === host)
}

function send(response: ServerResponse, status: number, body: string, type = 'text/html'): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
  })
  response.end(body)
}
