// An id that was published here keeps its kind for ever, so a rule of another kind that comes with
// the same one gets one that is free. Pure.
import type { ProgramSettings, Rule } from '../settings.ts'

export function withFreeIds(
  settings: ProgramSettings,
  published: Pick<ProgramSettings, 'rules'>[],
): ProgramSettings {
  const here = published.flatMap(({ rules }) => rules)
  const kinds = new Map(here.map(({ id, kind }) => [id, kind]))
  const taken = new Set([...kinds.keys(), ...settings.rules.map(({ id }) => id)])
  const rules = settings.rules.map((rule): Rule => {
    if ((kinds.get(rule.id) ?? rule.kind) === rule.kind) return rule
    const id = freeId(rule.kind, taken)
    taken.add(id)
    return { ...rule, id }
  })
  return { ...settings, rules }
}

function freeId(kind: string, taken: ReadonlySet<string>): string {
  let number = 2
  while (taken.has(`${kind}-${number}`)) number++
  return `${kind}-${number}`
}
