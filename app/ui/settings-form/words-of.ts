// Where the words of a kind's fields stand: its own, where a field means something else there than
// in the kinds beside it.
import { words as dictionary } from '../../loyalty/explain/words.ts'

/** @returns of a field, such as "rules.spend" or "rules.shared". */
export const wordsOf =
  (room: 'rules' | 'rewards', kind: string, locale: string) =>
  (field: string): string =>
    dictionary.exists(`settings.${room}.${kind}.${field}.label`, { lng: locale })
      ? `${room}.${kind}`
      : `${room}.shared`
