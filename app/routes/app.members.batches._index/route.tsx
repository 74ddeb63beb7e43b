// The adjustments of many members at once, newest first.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listBatches } from '../../loyalty/members/batches/read-batch.server.ts'
import { isMemberId } from '../../loyalty/members/list/member-cursor.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { BatchList } from '../../ui/batches/batch-list.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('batches')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireAdmin(request)
  const before = new URL(request.url).searchParams.get('before')
  const seen = before && isMemberId(before) ? before : null
  return { ...(await listBatches(shop, seen)), isNewest: seen === null }
}

export default function Batches() {
  return <BatchList page={useLoaderData<typeof loader>()} />
}
