// A process that ends between two statements, as the database sees it: the connection breaks off
// before the n-th statement from now on, or after the last one, whose answer is lost.
import pg from 'pg'

const query = pg.Client.prototype.query as (...given: unknown[]) => unknown
let sent = 0
let breaksAt = Number.POSITIVE_INFINITY
let losesAnswers = false
let isCut = false

pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const [first] = given as [string | { text?: string }]
  const text = typeof first === 'string' ? first : first.text
  sent += 1
  if (sent === breaksAt) cut(this)
  const answer = query.apply(this, given)
  if (!losesAnswers || text !== 'COMMIT') return answer
  return (answer as Promise<unknown>).then(() => {
    cut(this)
    throw new Error('Connection terminated unexpectedly')
  })
} as never

function cut(client: pg.Client): void {
  isCut = true
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } }
  client.on('error', () => {})
  connection.stream.destroy()
}

interface Attempt {
  /** Statements that were sent. */
  sent: number
  isBrokenOff: boolean
}

/** @param at before which statement; `commit`: after it, without its answer. */
export async function breakOff(
  at: number | 'commit',
  act: () => Promise<unknown>,
): Promise<Attempt> {
  sent = 0
  isCut = false
  breaksAt = at === 'commit' ? Number.POSITIVE_INFINITY : at
  losesAnswers = at === 'commit'
  try {
    await act()
    return { sent, isBrokenOff: false }
  } catch (error) {
    // What is read after a cut may be nothing at all, and fail for that.
    const isLost = /terminated|connection|ECONN|closed|not queryable/i.test(String(error))
    if (!isCut && !isLost) throw error
    return { sent, isBrokenOff: true }
  } finally {
    breaksAt = Number.POSITIVE_INFINITY
    losesAnswers = false
  }
}
