// A condition in a few words: what it asks about, what of it, and of which time.
import type { Condition } from '../../loyalty/segments/conditions/catalogue.ts'
import { useSpeech } from '../speech.tsx'
import { type Translate, useT } from '../words.tsx'

type Say = Translate<'segments'>

interface Range {
  from: number | null
  to: number | null
}

export function useConditionWords(): (condition: Condition) => string {
  const t = useT('segments')
  const member = useT('member')
  const { number, money, points, speech } = useSpeech()
  const names = (type: 'region' | 'language') => new Intl.DisplayNames([speech.locale], { type })
  const whatOf = (condition: Condition): string => {
    const what = t(`kinds.${condition.kind}`)
    switch (condition.kind) {
      case 'spent':
        return sayRange(t, what, condition, money)
      case 'orders':
        return sayRange(t, what, condition, number)
      case 'points':
        return sayRange(t, what, condition, points)
      case 'last_order':
        return t(`last_order.${condition.when}`, { count: condition.days })
      case 'products':
        return t(`products.${condition.has}`, { names: listOf(t, titles(condition.products)) })
      case 'tags':
        return t(`tags.${condition.has}`, { names: listOf(t, condition.tags) })
      case 'tier':
        return t('among', { what, names: listOf(t, titles(condition.tiers)) })
      case 'age':
        return sayRange(t, what, condition, number)
      case 'birth_month': {
        const said = condition.months.map((month) => monthNames(speech.locale)(month))
        return t(`birth_month.${condition.when}`, { names: listOf(t, said) })
      }
      case 'gender': {
        const said = condition.genders.map((one) => member(`profile.genders.${one}`))
        return t('among', { what, names: listOf(t, said) })
      }
      case 'language': {
        const said = condition.languages.map((code) => names('language').of(code) ?? code)
        return t('among', { what, names: listOf(t, said) })
      }
      case 'country': {
        const said = condition.countries.map((code) => names('region').of(code) ?? code)
        return t('among', { what, names: listOf(t, said) })
      }
    }
  }
  return (condition) => {
    const days = 'days' in condition && condition.kind !== 'last_order' ? condition.days : null
    const what = whatOf(condition)
    return days === null ? what : t('lately', { what, count: days })
  }
}

/** Of the months from 1 to 12. */
export function monthNames(locale: string): (month: string) => string {
  const names = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return (month) => names.format(new Date(Date.UTC(2024, Number(month) - 1)))
}

function sayRange(t: Say, what: string, range: Range, say: (value: number) => string): string {
  const { from, to } = range
  if (from !== null && to !== null)
    return t('range.between', { what, from: say(from), to: say(to) })
  return from === null
    ? t('range.to', { what, to: say(to ?? 0) })
    : t('range.from', { what, from: say(from) })
}

const titles = (picked: { id: string; title: string }[]) =>
  picked.map(({ id, title }) => title || id)

const mostNamed = 3

function listOf(t: Say, names: string[]): string {
  const named = names.slice(0, mostNamed).join(', ')
  const count = names.length - mostNamed
  return count > 0 ? t('and_more', { named, count }) : named
}
