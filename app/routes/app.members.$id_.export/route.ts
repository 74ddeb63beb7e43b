// All that is kept of one member, for whoever asks for it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportMemberById } from '../../loyalty/members/export-member.server.ts'
import { isMemberId } from '../../loyalty/members/list/member-cursor.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { fileAnswer } from '../../ui/file-answer.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireAdmin(request)
  const memberId = params.id ?? ''
  const held = isMemberId(memberId) ? await exportMemberById(shop, memberId) : null
  if (!held) throw new Response(null, { status: 404, statusText: 'Not Found' })
  return fileAnswer('member.json', 'application/json', JSON.stringify(held, null, 2))
}
