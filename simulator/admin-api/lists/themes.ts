import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { themeNode } from '../nodes/theme.ts'

export function themesConnection(call: AdminCall, args: ConnectionArguments) {
  const roles = args.roles as string[] | null | undefined
  const names = args.names as string[] | null | undefined
  const found = call.shop.themes.filter(
    ({ role, name }) => (!roles || roles.includes(role)) && (!names || names.includes(name)),
  )
  return connection(found, args, {
    node: (theme) => themeNode(call, theme),
    placeOf: (theme) => [0, theme.id],
    handled: ['roles', 'names'],
  })
}
