// Text from outside that no database of ours can hold: a null character, or half of a pair of
// surrogates. Nobody types either, so what has one is treated like any other broken input.

export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** @returns null where it is no JSON, or holds text that cannot be stored. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (name, value: unknown) => {
      const texts = typeof value === 'string' ? [name, value] : [name]
      if (!texts.every(isStorable)) throw new SyntaxError('a text that cannot be stored')
      return value
    })
  } catch {
    return null
  }
}
