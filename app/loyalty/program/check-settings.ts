// The settings at the door: what is wrong, and in which field, as codes that explain/ puts in
// words.
import type { z } from 'zod'
import { type ProgramSettings, settingsSchema } from './settings.ts'

/** Field path ("rules.0.points") → problem: "missing", "at_least:1", "at_most:365", "wrong". */
export type Problems = Record<string, string>

export type Checked =
  | { isValid: true; settings: ProgramSettings }
  | { isValid: false; problems: Problems }

export function checkSettings(settings: unknown): Checked {
  const parsed = settingsSchema.safeParse(settings)
  if (parsed.success) return { isValid: true, settings: parsed.data }
  const problems: Problems = {}
  for (const issue of parsed.error.issues) problems[issue.path.join('.')] ??= nameProblem(issue)
  return { isValid: false, problems }
}

type Issue = z.core.$ZodIssue

function nameProblem(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' ? 'missing' : `at_least:${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `too_long:${issue.maximum}` : `at_most:${issue.maximum}`
    case 'invalid_type':
      return issue.expected === 'int' ? 'not_whole' : 'missing'
    default:
      return 'wrong'
  }
}
