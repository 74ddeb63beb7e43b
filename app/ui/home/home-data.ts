import type { KeyFigures } from '../../loyalty/insights/key-figures.ts'

/** What the home page is given. */
export interface HomeData {
  figures: KeyFigures
  /** Things on Health that wait for a person. */
  troubles: number
  isLive: boolean
  /** The draft differs from what is published. */
  hasChanges: boolean
  isGuideDismissed: boolean
}
