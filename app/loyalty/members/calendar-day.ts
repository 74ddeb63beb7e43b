// A day as people type it. Years that no shop has seen, and that no database reads, are none.
import { z } from 'zod'

const [first, last] = ['1970-01-01', '2999-12-31']

export const calendarDaySchema = z.iso.date().refine((day) => day >= first && day <= last)
