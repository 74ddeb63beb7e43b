// Errors of the Admin API that are no user errors.
import { GraphQLError } from 'graphql'

/** Something the real API has and this simulator does not: loud, never a silent null. */
export function notModelled(what: string): GraphQLError {
  return new GraphQLError(`The simulator does not model ${what}`, {
    extensions: { code: 'SANDBOX_NOT_MODELLED' },
  })
}

export function accessDenied(field: string, requiredAccess: string): GraphQLError {
  return new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess,
    },
  })
}

export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })
}
