// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import type { LanguageSpoken } from './language.ts'

export const matchLanguage = ({ languages }: LanguageSpoken): Fragment =>
  fragment`coalesce(m.locale = ANY(${languages}::text[]), false)`
