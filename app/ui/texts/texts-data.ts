// What the texts page is given, and what it is answered.
import type { Language } from '../../loyalty/explain/languages.ts'
import type { Result } from '../../loyalty/kernel/refusals.ts'

export interface TextsData {
  language: Language
  /** The merchant's own texts of that language, by key. */
  texts: Record<string, string>
  /** What stands there without them, where the program and not the language says it. */
  names: {
    program: string
    /** What points are called, by plural form. */
    points: Record<string, string>
    rewards: { id: string; label: string }[]
  }
}

export interface TextsToSend {
  language: Language
  texts: Record<string, string>
  before: Record<string, string>
}

export interface TextsAnswer {
  language: Language
  result: Result<null>
}
