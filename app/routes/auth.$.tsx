// The SDK's own pages: the bounce page that fetches a session token, the way out of the frame. It
// sends who comes without a shop to a login form; there is none, Shopify's admin is the way in.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { refuseUnreadableHost } from '../shopify/refuse-unreadable-host.ts'
import { authenticate } from '../shopify.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (params['*'] === 'login') throw redirect('/')
  refuseUnreadableHost(request)
  await authenticate.admin(request)
  return null
}
