// What the page of versions is given, and what it is answered.
import type { Result } from '../../../loyalty/kernel/refusals.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'

export interface VersionData {
  number: number
  settings: ProgramSettings
  effectiveFrom: string
  publishedAt: string
  publishedBy?: string | null
  told?: string | null
}

export interface VersionsData {
  draft: { settings: ProgramSettings; revision: number }
  /** Newest first. */
  versions: VersionData[]
  inForce: number | null
  at: string
}

export interface VersionsAnswer {
  intent: 'restore' | 'undo' | 'call_off'
  result: Result<number>
}
