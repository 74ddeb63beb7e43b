// A session and its row. The SDK may store two sessions of one shop in either order (the first page
// load exchanges its token twice, in parallel): the one that lives longer stays.
import { Session } from '@shopify/shopify-api'
import { openIfOurs, seal } from '../../crypto.server.ts'
import type { Prisma } from '../../generated/prisma/client.ts'

type Database = Pick<Prisma.TransactionClient, '$executeRaw'>

export interface SessionRow {
  id: string
  shop: string
  state: string
  isOnline: boolean
  scope: string | null
  expires: Date | null
  accessToken: string | null
  refreshToken: string | null
  refreshTokenExpires: Date | null
  userId: bigint | null
}

/** Tokens that another key has sealed are lost: the merchant's next visit exchanges new ones. */
export function fromRow(row: SessionRow): Session {
  const accessToken = row.accessToken && openIfOurs(row.accessToken, `${row.id}/access`)
  const refreshToken = row.refreshToken && openIfOurs(row.refreshToken, `${row.id}/refresh`)
  return new Session({
    id: row.id,
    shop: row.shop,
    state: row.state,
    isOnline: row.isOnline,
    ...(row.scope !== null && { scope: row.scope }),
    ...(row.expires && { expires: row.expires }),
    ...(accessToken && { accessToken }),
    ...(refreshToken && { refreshToken }),
    ...(row.refreshTokenExpires && { refreshTokenExpires: row.refreshTokenExpires }),
  })
}

/** Without an access token (Shopify refused it) the row keeps its place for the refresh token. */
export async function storeRow(database: Database, session: Session): Promise<void> {
  const { id, shop, state, isOnline, scope, expires, accessToken, refreshToken } = session
  const access = accessToken ? seal(accessToken, `${id}/access`) : null
  const refresh = refreshToken ? seal(refreshToken, `${id}/refresh`) : null
  const userId = session.onlineAccessInfo?.associated_user.id ?? null
  await database.$executeRaw`
    INSERT INTO sessions (id, shop, state, is_online, scope, expires, access_token, refresh_token,
      refresh_token_expires, user_id)
    VALUES (${id}, ${shop}, ${state}, ${isOnline}, ${scope ?? null}, ${expires ?? null}, ${access},
      ${refresh}, ${session.refreshTokenExpires ?? null}, ${userId}::bigint)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, scope = excluded.scope,
      expires = excluded.expires, access_token = excluded.access_token,
      refresh_token = excluded.refresh_token,
      refresh_token_expires = excluded.refresh_token_expires, user_id = excluded.user_id
    WHERE sessions.access_token IS NULL OR sessions.expires IS NULL OR excluded.expires IS NULL
      OR excluded.expires >= sessions.expires`
}
