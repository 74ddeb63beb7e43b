// What the merchant says is left of a price: whole percent, so that nobody takes it for more exact
// than it is.
import { z } from 'zod'

const marginSchema = z
  .string()
  .regex(/^[1-9]\d?$/)
  .transform(Number)

/** @param text as typed. @returns null where nothing was; undefined where it is no margin. */
export function readMargin(text: string): number | null | undefined {
  const typed = text.trim()
  return typed === '' ? null : marginSchema.safeParse(typed).data
}
