// Every address below /app that no page answers, so that a wrong link ends inside the admin.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireAdmin } from '../shopify/require-admin.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  throw new Response(null, { status: 404, statusText: 'Not Found' })
}

export default function Missing() {
  return null
}
