// What is the matter with a redeemed code. What Shopify itself said stands as it said it.
import { say, words } from './words.ts'

export function renderCodeProblem(problem: string, locale: string): string {
  const key = problem.startsWith('used_after_') ? 'used_after_ended' : problem
  const hasWords = words.exists(`problem.${key}`, { lng: locale })
  return hasWords ? say(locale, `problem.${key}`) : problem
}
