// A merchant gives points more time: until the end of a day, with a note.
import { z } from 'zod'
import { noteMax } from './adjustment.ts'
import { calendarDaySchema } from './calendar-day.ts'

export const extensionSchema = z.object({
  requestId: z.uuid(),
  lotId: z.string().regex(/^\d{1,18}$/),
  /** A day of the shop's calendar; the points last until it ends. */
  day: calendarDaySchema,
  note: z.string().trim().min(1).max(noteMax),
})

export type ExtensionInput = z.infer<typeof extensionSchema>

/** Why somebody is paused, or goes on. */
export const pauseSchema = z.object({ note: z.string().trim().min(1).max(noteMax) })
