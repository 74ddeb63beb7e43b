import { PassThrough, type Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { dropZeros } from './drop-zeros.ts'

const paragraphs = Array.from({ length: 400 }, (_, n) => `${'a'.repeat(n % 7)} שלום, ポイント`)
const page = createElement(
  'main',
  null,
  paragraphs.map((words, n) => createElement('p', { key: n, title: words }, words)),
)

const rendered = (through: Transform) =>
  new Promise<string>((done, fail) => {
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => text(pipe(through)).then(done, fail),
      onError: fail,
    })
  })

test('a page in letters of several bytes arrives as it was written', async () => {
  const whole = await rendered(dropZeros())
  for (const words of paragraphs) expect(whole).toContain(`<p title="${words}">${words}</p>`)
  expect(whole).not.toContain('\0')
})

test('React itself still leaves zeros between them', async () => {
  expect(await rendered(new PassThrough())).toContain('\0')
})
