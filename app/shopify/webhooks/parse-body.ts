// A body's JSON. Shopify's ids can exceed 2^53, where JSON.parse would round them: such a number is
// read as the digits that were sent.
import { UnreadableError } from './unreadable-error.ts'

interface Source {
  source?: string
}

const parse = JSON.parse as (
  text: string,
  reviver: (key: string, value: unknown, context: Source) => unknown,
) => unknown

/** @throws UnreadableError where the body is no JSON. */
export function parseBody(body: Uint8Array): unknown {
  try {
    return parse(Buffer.from(body).toString('utf8'), exactly)
  } catch (error) {
    if (error instanceof SyntaxError) throw new UnreadableError('the body is no JSON')
    if (error instanceof RangeError) throw new UnreadableError('the body is nested too deeply')
    throw error
  }
}

function exactly(_key: string, value: unknown, { source }: Source): unknown {
  const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value)
  return isRounded ? source : value
}
