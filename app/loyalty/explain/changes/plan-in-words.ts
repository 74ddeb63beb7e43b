// A paid membership in a few words: "Book club (for a year with Membership 2027)".
import type { Plan } from '../../plans/plan-settings.ts'
import { listInARow } from '../format.ts'
import { say } from '../words.ts'

/** What shoppers know it by. */
export const planName = ({ name }: Pick<Plan, 'name'>, locale: string): string =>
  name || say(locale, 'plan.name')

export function planInWords(plan: Plan, locale: string): string {
  if (!plan.isOn) return say(locale, 'duration.none')
  const soldAs = (key: 'yearly' | 'forever') => {
    const items = plan[key].map(({ id, title }) => title || id)
    return items.length > 0
      ? [say(locale, `plan.${key}`, { items: listInARow(items, locale) })]
      : []
  }
  const tag = plan.customerTag ? [say(locale, 'plan.tag', { tag: plan.customerTag })] : []
  const parts = listInARow([...soldAs('yearly'), ...soldAs('forever'), ...tag], locale)
  return say(locale, 'plan.is', { name: planName(plan, locale), parts })
}
