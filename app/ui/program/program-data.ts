// What the program page is given, and what it is answered.
import type { Result } from '../../loyalty/kernel/refusals.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'

export interface ListedVersion {
  number: number
  effectiveFrom: string
  publishedAt: string
}

export interface ProgramData {
  draft: { settings: ProgramSettings; revision: number }
  published: ProgramSettings | null
  versions: ListedVersion[]
  inForce: number | null
  at: string
}

export interface ProgramAnswer {
  intent: 'save' | 'publish' | 'discard'
  result: Result<number>
}
