// What is the matter with a redeemed code. What Shopify itself said stands as it said it.
import en from './locales/en.json' with { type: 'json' }
import { say } from './words.ts'

export function renderCodeProblem(problem: string, locale: string): string {
  const key = problem.startsWith('used_after_') ? 'used_after_ended' : problem
  return key in en.problem ? say(locale, `problem.${key}`) : problem
}
