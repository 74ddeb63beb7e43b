// What one shopper asks for twice at once is done one after the other anyway, by a lock in the
// database. Whoever waits for it here holds none of the few connections that all others need.

const lines = new Map<string, Promise<unknown>>()

/** Runs `work` once everything that was begun under the same key has ended, well or not. */
export function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (lines.get(key) ?? Promise.resolve()).then(work, work)
  lines.set(key, mine)
  const leave = () => {
    if (lines.get(key) === mine) lines.delete(key)
  }
  mine.then(leave, leave)
  return mine
}
