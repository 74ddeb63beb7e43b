// Downloads the answer to one customer's data request, for the merchant to pass on.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readDataRequest } from '../loyalty/members/read-data-request.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireAdmin(request)
  const answer = await readDataRequest(shop, params.id ?? '')
  if (!answer) throw new Response(null, { status: 404 })
  return new Response(JSON.stringify(answer, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="data-request-${answer.requestId}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
