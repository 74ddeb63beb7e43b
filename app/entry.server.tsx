// Renders a document. Shopify's headers (who may frame us, the App Bridge preload) go on every one.
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { dropZeros } from './drop-zeros.ts'
import { log } from './log.server.ts'
import { addDocumentResponseHeaders } from './shopify.server.ts'

const abandonMs = 6000
// A browser may paint from the shell on; a crawler is given the whole page at once.
type Moment = 'onAllReady' | 'onShellReady'

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const moment: Moment = isbot(request.headers.get('user-agent') ?? '')
    ? 'onAllReady'
    : 'onShellReady'
  return new Promise((resolve, reject) => {
    let hasFailed = false
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={abandonMs} />,
      {
        [moment]: () => {
          const body = dropZeros()
          const stream = createReadableStreamFromReadable(body)
          resolve(new Response(stream, { headers, status: hasFailed ? 500 : status }))
          pipe(body)
        },
        onShellError: reject,
        onError: (error) => {
          hasFailed = true
          log.error({ err: error }, 'a page failed while it was rendered')
        },
      },
    )
    setTimeout(abort, abandonMs).unref()
  })
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return
  log.error({ err: error, path: new URL(request.url).pathname }, 'a request failed')
}
