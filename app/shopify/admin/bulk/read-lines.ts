// The file of a bulk operation, object by object: it may be larger than memory, so it is never held
// as a whole, and the next piece is only asked for once the last one was worked off.
import { fetchFromShop } from '../../simulator-seam.server.ts'
import { FileGoneFault, ShopifyFault } from '../client.ts'

/** Far beyond any object that we ask for: a file without ends of lines must not fill the memory. */
const longestLine = 4_000_000

/** Ten minutes for a file to be worked off; what is left is read on from where this one stopped. */
const timeoutMs = 600_000

export interface BulkLine {
  /** Counts from 1: with it, reading goes on after what is done with. */
  number: number
  object: unknown
}

/**
 * @param skip lines that are done with: they are read past and not parsed.
 * @throws ShopifyFault where the file breaks off, FileGoneFault where its address leads nowhere.
 */
export async function* readLines(url: string, skip = 0): AsyncGenerator<BulkLine> {
  let number = 0
  for await (const line of splitLines(await open(url))) {
    number += 1
    if (number > skip && line !== '') yield { number, object: parse(line) }
  }
}

async function open(url: string): Promise<ReadableStream<Uint8Array>> {
  const signal = AbortSignal.timeout(timeoutMs)
  const answer = await fetchFromShop(url, { signal }).catch((cause: unknown) => {
    throw new ShopifyFault('the file could not be fetched', { isDoubtful: false, cause })
  })
  if (answer.status >= 400 && answer.status < 500) throw new FileGoneFault(answer.status)
  if (!answer.ok || !answer.body) {
    throw new ShopifyFault(`the file was answered with ${answer.status}`, { isDoubtful: false })
  }
  return answer.body
}

async function* splitLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  for await (const text of textOf(body)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw new Error('a line of the file has no end')
    yield* lines
  }
  if (rest !== '') yield rest
}

async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new ShopifyFault('the file broke off', { isDoubtful: false, cause })
      })
      if (done) break
      yield decoder.decode(value, { stream: true })
    }
    yield decoder.decode()
  } finally {
    // Whoever stops reading early does not want the rest.
    await reader.cancel().catch(() => {})
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    // The last line of a file that broke off without a word.
    throw new ShopifyFault('a line of the file is no JSON', { isDoubtful: false, cause })
  }
}
