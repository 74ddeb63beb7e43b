// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import type { Country } from './country.ts'

export const matchCountry = ({ countries }: Country): Fragment =>
  fragment`coalesce(m.country = ANY(${countries}::text[]), false)`
