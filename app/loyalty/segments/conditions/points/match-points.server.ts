// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import { between } from '../matching.server.ts'
import type { PointsHeld } from './points.ts'

export const matchPoints = (condition: PointsHeld): Fragment =>
  between(fragment`coalesce(b.available - b.debt, 0)`, condition)
