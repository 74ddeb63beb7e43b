// How a contest stands, or what it came to, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { exportStanding } from '../../loyalty/contests/export-standing.server.ts'
import { findContest } from '../../loyalty/contests/list-contests.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { csvAnswer } from '../../ui/file-answer.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireAdmin(request)
  const id = z.uuid().safeParse(params.id).data
  const contest = id ? await findContest(shop, id) : null
  if (!contest) throw new Response(null, { status: 404, statusText: 'Not Found' })
  return csvAnswer('contest.csv', exportStanding(shop, contest))
}
