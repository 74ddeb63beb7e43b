// Which program was in force at a moment: the one that began last.
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'

export interface ModelVersion {
  settings: ProgramSettings
  from: number
}

export function versionAt(versions: ModelVersion[], at: number): ModelVersion | null {
  let found: ModelVersion | null = null
  for (const version of versions) {
    if (version.from <= at && (found === null || version.from >= found.from)) found = version
  }
  return found
}
