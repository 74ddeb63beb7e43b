// User errors: what a mutation refuses, with a code and the path of the input that is wrong.

export interface UserError {
  field: string[] | null
  code: string | null
  message: string
  [more: string]: unknown
}

export function userError(field: string[] | null, code: string | null, message: string): UserError {
  return { field, code, message, extraInfo: null, elementIndex: null }
}
