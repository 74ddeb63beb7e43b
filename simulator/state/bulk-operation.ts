// What the app asked for by the thousand: part of the world.

/** One bulk query or mutation of the app. What it found lies in a file beside the snapshot. */
export interface BulkOperation {
  id: string
  type: 'QUERY' | 'MUTATION'
  status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELING' | 'CANCELED' | 'EXPIRED'
  errorCode: 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | 'TIMEOUT' | null
  query: string
  /** Children directly below what they belong to. */
  isGrouped: boolean
  /** Scopes of the token that started it. */
  scopes: string[]
  objectCount: number
  rootObjectCount: number
  fileSize: number | null
  /** Names the file and makes its address one nobody guesses. */
  secret: string
  createdAt: string
  completedAt: string | null
}
