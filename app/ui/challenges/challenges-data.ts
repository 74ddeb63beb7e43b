// What the page of challenges is given.
import type { ChallengeFigures } from '../../loyalty/program/challenges/faring.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import type { DraftData } from '../program/program-data.ts'

export interface ChallengesData {
  draft: DraftData
  /** In force or about to be; null: nothing was published yet. */
  published: ProgramSettings | null
  /** By the id of the challenge. */
  figures: Record<string, ChallengeFigures>
}
