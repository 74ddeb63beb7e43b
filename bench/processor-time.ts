// The processors' time that processes have had, from /proc: which of them a figure is spent in.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const msPerTick = 10

/** Milliseconds of each, by name; zero where the system does not tell. */
export function processorTime(pids: Record<string, number[]>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(pids).map(([name, all]) => [
      name,
      all.reduce((sum, pid) => sum + timeOf(pid), 0),
    ]),
  )
}

/** A server and its children as they are now: PostgreSQL has a process for each connection. */
export function withChildren(pid: number): number[] {
  if (!existsSync('/proc/self/stat')) return [pid]
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return [pid, ...all.map(Number).filter((one) => fields(one)?.[1] === String(pid))]
}

/** With that of its children that have ended, which nobody else tells any more. */
function timeOf(pid: number): number {
  const ticks = fields(pid)?.slice(11, 15) ?? []
  return ticks.reduce((sum, one) => sum + Number(one), 0) * msPerTick
}

/** What follows the name in `/proc/<pid>/stat`; nothing of a process that is gone. */
function fields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
