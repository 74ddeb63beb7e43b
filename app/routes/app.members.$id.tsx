// One member: what they have, and the reason of every line. Points are adjusted and undone here.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../clock.server.ts'
import { accept, type Result } from '../loyalty/kernel/refusals.ts'
import { adjustMember, undoAdjustment } from '../loyalty/members/adjust-member.server.ts'
import { adjustmentSchema } from '../loyalty/members/adjustment.ts'
import { isMemberId } from '../loyalty/members/member-cursor.ts'
import { readStatement } from '../loyalty/members/read-statement.server.ts'
import { nameCustomers } from '../shopify/name-customers.server.ts'
import { type AdminRequest, requireAdmin } from '../shopify/require-admin.server.ts'
import type { MemberAnswer } from '../ui/members/member-data.ts'
import { MemberPage } from '../ui/members/member-page.tsx'
import { pageTitle } from '../ui/words.tsx'

export const meta = pageTitle('member')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, admin } = await requireAdmin(request)
  const memberId = requireMemberId(params.id)
  const before = readBefore(new URL(request.url).searchParams.get('before'))
  const statement = await readStatement(shop, { memberId, before })
  if (!statement) throw new Response(null, { status: 404, statusText: 'Not Found' })
  const { customerId } = statement.member
  const personOf = await nameCustomers(admin, [customerId])
  return {
    statement,
    person: personOf(customerId),
    isNewest: before === undefined,
    adjustmentId: crypto.randomUUID(),
  }
}

export async function action({ request, params }: ActionFunctionArgs): Promise<MemberAnswer> {
  const asked = await requireAdmin(request)
  const memberId = requireMemberId(params.id)
  const form = await request.formData()
  const adjustmentId = String(form.get('adjustmentId'))
  if (form.get('intent') === 'undo') {
    const { shop, actor } = asked
    const undo = { memberId, adjustmentId, actor, now: now() }
    return { intent: 'undo', adjustmentId, result: await undoAdjustment(shop, undo) }
  }
  return { intent: 'adjust', adjustmentId, result: await adjust(asked, memberId, form) }
}

async function adjust(
  { shop, actor }: AdminRequest,
  memberId: string,
  form: FormData,
): Promise<Result<null>> {
  const input = adjustmentSchema.safeParse({
    adjustmentId: form.get('adjustmentId'),
    points: Number(form.get('points')),
    note: form.get('note'),
  })
  // The form checks the same schema before it sends; what fails here was not sent by it.
  if (!input.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const adjusted = await adjustMember(shop, { ...input.data, memberId, actor, now: now() })
  return adjusted.ok ? accept(null) : adjusted
}

export default function Member() {
  const member = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  return <MemberPage member={member} fetcher={fetcher} />
}

function requireMemberId(id: string | undefined): string {
  if (!id || !isMemberId(id)) throw new Response(null, { status: 404, statusText: 'Not Found' })
  return id
}

function readBefore(text: string | null): bigint | undefined {
  return text && /^\d{1,18}$/.test(text) ? BigInt(text) : undefined
}
