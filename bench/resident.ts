// The memory that a process holds, looked at again and again while it works.
import { readFileSync } from 'node:fs'

const lookAgainMs = 250

export interface Resident {
  /** MiB. */
  highest: number
  /** On average, over the first and the last third of the time. */
  first: number
  last: number
}

/** @returns a function that ends the watch and tells. */
export function watchMemory(pid: number): () => Resident {
  const seen: number[] = []
  const timer = setInterval(() => seen.push(residentMiB(pid)), lookAgainMs)
  return () => {
    clearInterval(timer)
    const third = Math.ceil(seen.length / 3)
    return {
      highest: Math.max(0, ...seen),
      first: average(seen.slice(0, third)),
      last: average(seen.slice(-third)),
    }
  }
}

function residentMiB(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) / 1024
}

function average(values: number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)
}
