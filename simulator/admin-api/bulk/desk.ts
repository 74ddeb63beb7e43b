// Where bulk operations lie: their files, and what the control API does to them on purpose.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SimulatorConfig } from '../../config.ts'
import type { BulkOperation } from '../../state/world.ts'

export interface BulkMode {
  /** Operations stay under way until this is off again. */
  hold?: boolean
  /** The next one breaks off after its first part, as with this code. */
  fail?: 'INTERNAL_SERVER_ERROR' | 'TIMEOUT'
}

export interface BulkDesk {
  files: BulkFiles
  setMode(mode: BulkMode): void
  mode(): BulkMode
  /** Between two parts: lets others have their turn, and waits while operations are held. */
  pause(operation: BulkOperation): Promise<void>
  takeFailure(): BulkMode['fail'] | null
  close(): void
}

export interface BulkFiles {
  start(operation: BulkOperation): void
  /** @returns how many bytes it wrote. */
  append(operation: BulkOperation, text: string): number
  /** The path of what was written, or null where nothing is. */
  find(secret: string): string | null
}

const lookEveryMs = 20

export function createBulkDesk({ dataFolder }: SimulatorConfig): BulkDesk {
  let mode: BulkMode = {}
  let isClosed = false
  let temporary: string | null = null
  const folder = () => {
    if (!dataFolder) temporary ??= mkdtempSync(join(tmpdir(), 'simulator-bulk-'))
    const path = dataFolder ? join(dataFolder, 'bulk') : (temporary ?? '')
    mkdirSync(path, { recursive: true })
    return path
  }
  const fileOf = ({ secret }: { secret: string }) => join(folder(), `${secret}.jsonl`)
  return {
    files: {
      start: (operation) => writeFileSync(fileOf(operation), ''),
      append(operation, text) {
        appendFileSync(fileOf(operation), text)
        return Buffer.byteLength(text)
      },
      find(secret) {
        const path = fileOf({ secret })
        return existsSync(path) ? path : null
      },
    },
    setMode(next) {
      mode = { ...next }
    },
    mode: () => mode,
    async pause(operation) {
      await new Promise((resolve) => setImmediate(resolve))
      while (mode.hold && !isClosed && operation.status !== 'CANCELING') {
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
      }
    },
    takeFailure() {
      const { fail = null } = mode
      mode = { ...mode, fail: undefined }
      return fail
    },
    close() {
      isClosed = true
      if (temporary) rmSync(temporary, { recursive: true, force: true })
    },
  }
}
