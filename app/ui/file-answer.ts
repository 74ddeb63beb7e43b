// A file as an answer: of one person or one shop, so nobody keeps a copy on the way.

export function fileAnswer(name: string, type: string, body: BodyInit): Response {
  return new Response(body, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** Sent as fast as the reader takes it, and no further once the reader is gone. */
export function csvAnswer(name: string, pieces: AsyncGenerator<string>): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    // By this mark spreadsheets know that it is UTF-8.
    start: (stream) => stream.enqueue(encoder.encode('\uFEFF')),
    pull: async (stream) => {
      const { value, done } = await pieces.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await pieces.return(undefined)
    },
  })
  return fileAnswer(name, 'text/csv', body)
}
