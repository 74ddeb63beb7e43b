import { accept, type Result, refuse } from '../../loyalty/kernel/refusals.ts'
import { findMemberId } from '../../loyalty/members/find-member-id.server.ts'
import type { ProxyRequest } from './require-proxy.server.ts'

/** The member who acts. Refuses not_signed_in, member_unknown. */
export async function requireMember({ shop, customerId }: ProxyRequest): Promise<Result<string>> {
  if (!customerId) return refuse('not_signed_in')
  const memberId = await findMemberId(shop, customerId)
  return memberId ? accept(memberId) : refuse('member_unknown')
}
