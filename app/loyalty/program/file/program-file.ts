// A program as a file that can be kept, edited and taken over by another shop. It names the shop
// and the currency it comes from, since amounts and things that were picked mean nothing without.
import { z } from 'zod'
import { type ProgramSettings, settingsSchema } from '../settings.ts'

/** The largest program there could be in practice is a tenth of it. */
export const fileBytesMax = 1_000_000

export const programFileSchema = z.strictObject({
  /** Where an editor finds docs/program.schema.json; not read. */
  $schema: z.string().optional(),
  format: z.literal('perennial-program'),
  /** Domain of the shop that it comes from. */
  shop: z.string().min(1).max(255),
  /** ISO 4217, of all its amounts. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  settings: settingsSchema,
})

/** The shop that a file comes from, or comes to. */
export interface FileShop {
  domain: string
  currency: string
}

/** As text, in lines that a person can read and compare. */
export function writeProgramFile(settings: ProgramSettings, { domain, currency }: FileShop) {
  const file = { format: 'perennial-program', shop: domain, currency, settings }
  return `${JSON.stringify(file, null, 2)}\n`
}
