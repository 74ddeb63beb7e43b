// Answers of the storefront API: JSON that no cache may keep, since it is about one person.
const headers = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
}

export function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers })
}

export interface ErrorDetails {
  /** What is wrong where, for bad input. */
  fields?: { path: string; message: string }[]
  headers?: Record<string, string>
}

/** A request that was made wrongly. An expected no to a right one is a refusal, not an error. */
export function answerError(
  status: number,
  code: string,
  message: string,
  details: ErrorDetails = {},
): Response {
  const error = { code, message, ...(details.fields ? { fields: details.fields } : {}) }
  const all = { ...headers, ...details.headers }
  return new Response(JSON.stringify({ error }), { status, headers: all })
}

export function answerMethod(allowed: 'GET' | 'POST' | 'GET, POST'): Response {
  const message = `Only ${allowed} is answered here.`
  return answerError(405, 'method_not_allowed', message, { headers: { Allow: allowed } })
}
