// What was found and what to do about it, for the Health page.
import type { FindingKind } from '../kernel/findings.ts'
import { say } from './words.ts'

/** @param detail the numbers and names that the finding's text speaks of. */
export function renderFinding(
  kind: FindingKind,
  detail: Record<string, string>,
  locale: string,
): string {
  return say(locale, `finding.${kind}`, detail)
}
