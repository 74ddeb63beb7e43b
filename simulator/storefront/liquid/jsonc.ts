// Theme JSON and {% schema %} may begin with a comment and hold trailing commas, as Shopify's do.

/**
 * Parses JSON that may carry comments and trailing commas.
 * @throws Error naming the file when it is no JSON all the same.
 */
export function parseJsonc(text: string, file: string): unknown {
  try {
    return JSON.parse(dropTrailingCommas(dropComments(text)))
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`)
  }
}

// One pass each; a string is matched first, so that what stands inside quotes is left alone.
const stringOrComment = /"(?:\\.|[^"\\])*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
const stringOrComma = /"(?:\\.|[^"\\])*"|,(?=\s*[}\]])/g

function dropComments(text: string): string {
  return text.replace(stringOrComment, (match) => (match.startsWith('"') ? match : ' '))
}

function dropTrailingCommas(text: string): string {
  return text.replace(stringOrComma, (match) => (match.startsWith('"') ? match : ''))
}
