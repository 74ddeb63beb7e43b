// What is agreed to by joining. The merchant says where the terms can be read and which version
// they are; which one somebody agreed to, and when, is kept.
import type { ProgramSettings } from './settings.ts'

export interface Terms {
  version: string
  /** An address of the shop's, or a whole one. */
  url: string
}

/** Null where nothing has to be agreed to. */
export function termsOf(
  settings: Pick<ProgramSettings, 'membership' | 'termsUrl' | 'termsVersion'>,
): Terms | null {
  const { membership, termsUrl: url, termsVersion: version } = settings
  return membership === 'joined' && url !== '' ? { version, url } : null
}
