// Settings at the door: what is wrong, and in which field, as codes that explain/ puts in words.
import type { z } from 'zod'

/** Field path ("rules.0.points") → problem: "missing", "at_least:1", "at_most:365", "wrong". */
export type Problems = Record<string, string>

export type CheckedFields<T> =
  | { isValid: true; settings: T }
  | { isValid: false; problems: Problems }

export function checkFields<Schema extends z.ZodType>(
  schema: Schema,
  settings: unknown,
): CheckedFields<z.infer<Schema>> {
  const parsed = schema.safeParse(settings)
  if (parsed.success) return { isValid: true, settings: parsed.data }
  const problems: Problems = {}
  for (const issue of parsed.error.issues) problems[issue.path.join('.')] ??= nameProblem(issue)
  return { isValid: false, problems }
}

type Issue = z.core.$ZodIssue

function nameProblem(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return 'missing'
      return issue.origin === 'array' ? 'pick' : `at_least:${issue.minimum}`
    case 'too_big':
      if (issue.origin === 'string') return `too_long:${issue.maximum}`
      return issue.origin === 'array' || issue.origin === 'set'
        ? `too_many:${issue.maximum}`
        : `at_most:${issue.maximum}`
    case 'invalid_type':
      return issue.expected === 'int' ? 'not_whole' : 'missing'
    case 'custom':
      return typeof issue.params?.problem === 'string' ? issue.params.problem : 'wrong'
    default:
      return 'wrong'
  }
}
