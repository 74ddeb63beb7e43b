// The app gives optional scopes up.
import { revokeScopes } from '../../commerce/installation.ts'
import { CommerceRefusal } from '../../commerce/refusal.ts'
import type { AdminCall } from '../call.ts'
import { userError } from './user-errors.ts'

const codes: Record<string, string> = {
  scope_required: 'CANNOT_REVOKE_REQUIRED_SCOPES',
  app_not_installed: 'APP_NOT_INSTALLED',
}

export const scopeMutations = {
  appRevokeAccessScopes: ({ scopes }: { scopes: string[] }, call: AdminCall) => {
    const held = call.shop.installation?.scopes ?? []
    try {
      revokeScopes(call.context, call.shop, scopes)
      const revoked = scopes.filter((scope) => held.includes(scope))
      return {
        revoked: revoked.map((handle) => ({ handle, description: handle })),
        userErrors: [],
      }
    } catch (error) {
      if (!(error instanceof CommerceRefusal)) throw error
      const code = codes[error.code] ?? null
      return { revoked: null, userErrors: [userError(['scopes'], code, error.message)] }
    }
  },
}
