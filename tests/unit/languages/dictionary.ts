// A language file as a list: key → text, with the plural's form as the key's ending.
export const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
type PluralForm = (typeof pluralForms)[number]

export function flatten(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(node)) {
    if (typeof value === 'string') found.set(path + name, value)
    else for (const entry of flatten(value, `${path}${name}.`)) found.set(...entry)
  }
  return found
}

const ending = new RegExp(`_(${pluralForms.join('|')})$`)

export const formOf = (key: string) => ending.exec(key)?.[1] as PluralForm | undefined
export const stemOf = (key: string) => key.replace(ending, '')

/** "count" of "{{count, number}}", "name" of "{{ name }}". */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] as string)
}
