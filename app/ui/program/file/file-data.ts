// What the page of the program's file is given, and what it is answered.
import type { Result } from '../../../loyalty/kernel/refusals.ts'
import type { FileShop } from '../../../loyalty/program/file/program-file.ts'
import type { ProgramRead } from '../../../loyalty/program/file/read-program-file.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'

export interface FileData {
  draft: { settings: ProgramSettings; revision: number }
  /** Null before the first publication. */
  published: ProgramSettings | null
  /** Numbers, newest first. */
  versions: number[]
  shop: FileShop
}

export type FileAnswer =
  | { intent: 'look'; result: Result<ProgramRead> }
  | { intent: 'take'; result: Result<number> }
