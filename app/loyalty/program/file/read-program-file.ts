// A file from outside as settings of this shop, or the reason why it cannot be. Read by the schema
// that reads stored settings, so that files of earlier releases are read like their programs. Pure.
import { checkFields } from '../../kernel/check-fields.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { nodeOf } from '../../kernel/schema-node.ts'
import { parseJson } from '../../kernel/storable.ts'
import { withExpiry } from '../books-settings.ts'
import { checkSettings } from '../check-settings.ts'
import type { ProgramSettings } from '../settings.ts'
import { carryAmounts } from './carry-amounts.ts'
import { findUnknown } from './find-unknown.ts'
import { type LeftBehind, leaveBehind } from './leave-behind.ts'
import { type FileShop, programFileSchema } from './program-file.ts'
import { withFreeIds } from './with-free-ids.ts'

export interface ProgramRead {
  /** As this shop's draft would be. */
  settings: ProgramSettings
  from: FileShop
  /** What named things of another shop. */
  left: LeftBehind[]
}

export interface FileReader {
  here: FileShop
  draft: ProgramSettings
  /** All that was ever published here. */
  published: ProgramSettings[]
}

const envelopeSchema = programFileSchema.omit({ settings: true }).loose()

/**
 * Refuses program_file_unreadable (no JSON), program_file_foreign (JSON of something else),
 * program_file_unknown (a name nobody here knows), program_file_invalid (details: field → problem).
 */
export function readProgramFile(text: string, reader: FileReader): Result<ProgramRead> {
  // Editors of the west mark UTF-8 by a character that is none of the text.
  const file = parseJson(text.replace(/^\uFEFF/, ''))
  if (file === null) return refuse('program_file_unreadable')
  if (!isOurs(file)) return refuse('program_file_foreign')
  const envelope = checkFields(envelopeSchema, file)
  if (!envelope.isValid) return refuse('program_file_invalid', envelope.problems)
  const checked = checkSettings(file['settings'])
  if (!checked.isValid) return refuse('program_file_invalid', below('settings', checked.problems))
  const asRead = { ...file, settings: withExpiry(file['settings']) }
  const unknown = findUnknown(nodeOf(programFileSchema), asRead)
  if (unknown) return refuse('program_file_unknown', { field: unknown })
  const { shop: domain, currency } = envelope.settings
  return fit(checked.settings, { domain, currency }, reader)
}

function fit(
  settings: ProgramSettings,
  from: FileShop,
  { here, draft, published }: FileReader,
): Result<ProgramRead> {
  const carried = carryAmounts(settings, from.currency, here.currency)
  const isOurOwn = from.domain === here.domain
  const moved = isOurOwn ? { settings: carried, left: [] } : leaveBehind(carried, draft)
  const checked = checkSettings(withFreeIds(moved.settings, published))
  if (!checked.isValid) return refuse('program_file_invalid', below('settings', checked.problems))
  return accept({ settings: checked.settings, from, left: moved.left })
}

function isOurs(file: unknown): file is Record<string, unknown> {
  return (
    typeof file === 'object' &&
    file !== null &&
    (file as { format?: unknown }).format === 'perennial-program'
  )
}

const below = (name: string, problems: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(problems).map(([path, problem]) => [
      [name, path].filter(Boolean).join('.'),
      problem,
    ]),
  )
