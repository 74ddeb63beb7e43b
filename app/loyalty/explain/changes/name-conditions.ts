// Which settings of a rule or a reward changed that its one line does not tell, such as its markets
// or its rank: named as their fields are where the merchant edits them.
import type { Reward, Rule } from '../../program/settings.ts'
import { say, words } from '../words.ts'

interface Changed<Item> {
  before: Item
  after: Item
  /** The item's one line. */
  tell(item: Item): string
}

/** @returns the fields' labels as a list; empty where the line tells everything. */
export function nameConditions<Item extends Rule | Reward>(
  { before, after, tell }: Changed<Item>,
  room: 'rules' | 'rewards',
  locale: string,
): string {
  const told = tell(before)
  const isOther = (name: string) =>
    JSON.stringify(of(before, name)) !== JSON.stringify(of(after, name))
  const untold = fieldsOf({ ...before, ...after })
    .filter(isOther)
    .filter((name) => tell({ ...before, [name]: of(after, name) }) === told)
  const labels = untold.map((name) => labelOf(room, after.kind, name, locale))
  const list = new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })
  return list.format([...new Set(labels)])
}

const of = (item: object, name: string): unknown => (item as Record<string, unknown>)[name]

// Being on is told as coming or going.
const fieldsOf = (item: object) =>
  Object.keys(item).filter((name) => !['id', 'kind', 'isOn'].includes(name))

/** A kind's own word for a field goes before the one it shares with others. */
function labelOf(room: 'rules' | 'rewards', kind: string, name: string, locale: string): string {
  const own = `settings.${room}.${kind}.${name}.label`
  return say(
    locale,
    words.exists(own, { lng: locale }) ? own : `settings.${room}.shared.${name}.label`,
  )
}
