// What a file named a customer by, while it waits for the vendor to say whose it is: sealed, and
// bound to its batch.
import { openIfOurs, seal } from '../../../crypto.server.ts'

const contextOf = (batchId: string) => `batch/${batchId}`

export const sealEmail = (email: string, batchId: string): string => seal(email, contextOf(batchId))

/** @returns null where another key has sealed it. */
export const openEmail = (sealed: string, batchId: string): string | null =>
  openIfOurs(sealed, contextOf(batchId))
