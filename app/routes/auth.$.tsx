// The SDK's own pages: the bounce page that fetches a session token, the way out of the frame.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { authenticate } from '../shopify.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request)
  return null
}
