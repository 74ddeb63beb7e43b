// The program's settings at the door, as the form and the server check them alike.
import { type CheckedFields, checkFields } from '../kernel/check-fields.ts'
import { type ProgramSettings, settingsSchema } from './settings.ts'

export const checkSettings = (settings: unknown): CheckedFields<ProgramSettings> =>
  checkFields(settingsSchema, settings)
