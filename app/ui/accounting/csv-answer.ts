// A CSV file as an answer, sent piece by piece. The mark at its beginning tells spreadsheets that
// it is UTF-8.

export function csvAnswer(name: string, pieces: AsyncIterable<string>): Response {
  const encoder = new TextEncoder()
  const iterator = pieces[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode('\uFEFF')),
    pull: async (stream) => {
      const { value, done } = await iterator.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await iterator.return?.()
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
