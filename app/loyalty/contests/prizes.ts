// The prizes of a contest as a merchant types them: in rows of places that get as much, the best
// first. A row begins where the one before it ends, so no place is left out or named twice. Pure.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'

const mostPoints = 1_000_000
export const mostPlaces = 20

export const prizeSchema = z.object({
  /** The last place of the row. */
  to: z.number().int().min(1).max(mostPlaces).meta(field('count')),
  /** What each of its places gets. */
  points: z.number().int().min(1).max(mostPoints).meta(field('points')),
})

export type PrizeRow = z.infer<typeof prizeSchema>

/** The first refusal of what is typed stands at its field. */
export const prizesSchema = z
  .array(prizeSchema)
  .max(mostPlaces)
  .superRefine((rows, context) => {
    const refuse = (path: (string | number)[], problem: string) =>
      context.addIssue({ code: 'custom', path, params: { problem } })
    if (rows.length === 0) refuse([], 'no_prizes')
    rows.forEach(({ to, points }, index) => {
      const from = firstOf(rows, index)
      if (to < from) refuse([index, 'to'], `at_least:${from}`)
      if (points > (rows[index - 1]?.points ?? points)) refuse([index, 'points'], 'prizes_rise')
    })
  })

/** The first place of a row. */
export const firstOf = (rows: readonly Pick<PrizeRow, 'to'>[], index: number): number =>
  (rows[index - 1]?.to ?? 0) + 1

/** By place, the best first. */
export const prizesOf = (rows: readonly PrizeRow[]): number[] =>
  rows.flatMap(({ to, points }, index) =>
    Array<number>(Math.max(0, to - firstOf(rows, index) + 1)).fill(points),
  )

/** The row of each prize that is unlike the one before it. */
export const rowsOfPrizes = (prizes: readonly number[]): PrizeRow[] =>
  prizes.flatMap((points, index) =>
    prizes[index + 1] === points ? [] : [{ to: index + 1, points }],
  )
