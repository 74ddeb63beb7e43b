// Plays a fault that comes before the operation. What comes after it is left to the caller.
import type { Response } from 'express'
import type { Fault } from './faults.ts'

/** @returns true where the answer (or its absence) was given. */
export function sendFault(fault: Fault, response: Response): boolean {
  if (fault.kind === 'lost_before') {
    response.socket?.destroy()
    return true
  }
  if (fault.kind === 'http_500') {
    response.status(500).json({ errors: 'Internal Server Error' })
    return true
  }
  return false
}
