// A process of its own that loads one session and tells its access token.
import { closeDatabase } from '../../../app/db.server.ts'
import { sessionStorage } from '../../../app/shopify/session/session-storage.server.ts'

const session = await sessionStorage().loadSession(process.argv[2] ?? '')
process.send?.(session?.accessToken ?? 'none')
await closeDatabase()
process.disconnect()
