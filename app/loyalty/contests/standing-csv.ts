// How a contest stands, or what it came to, as lines of a file for spreadsheets: members by the
// nicknames that they chose to be seen by.
import { writeCsv } from '../kernel/write-csv.ts'

export interface StandingLine {
  place: number
  nickname: string | null
  score: number
  /** The prize; 0: none, or none yet. */
  points: number
  customerId: string | null
}

export const standingHeadings = (): string =>
  writeCsv([['place', 'nickname', 'points', 'prize', 'customer_id']])

export const standingLines = (lines: StandingLine[]): string =>
  writeCsv(
    lines.map(({ place, nickname, score, points, customerId }) => [
      place,
      nickname ?? '',
      score,
      points,
      customerId ?? '',
    ]),
  )
