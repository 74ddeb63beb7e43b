// The program begins: for testers first, then for everybody.
import { now } from '../../clock.server.ts'
import { accept, type Result, refuse } from '../../loyalty/kernel/refusals.ts'
import { findMemberId } from '../../loyalty/members/find-member-id.server.ts'
import { changePhase } from '../../loyalty/program/change-phase.server.ts'
import { listVersions } from '../../loyalty/program/list-versions.server.ts'
import { publishDraft } from '../../loyalty/program/publish-draft.server.ts'
import { readPhase } from '../../loyalty/program/read-phase.server.ts'
import { searchCustomers } from '../../shopify/admin/customers/search-customers.ts'
import type { AdminRequest } from '../../shopify/require-admin.server.ts'
import { requireCount } from '../../shopify/require-form.ts'

/** Refuses tester_not_found, tester_unclear, and what publishing and changing the phase refuse. */
export async function startTest(asked: AdminRequest, form: FormData): Promise<Result<unknown>> {
  const { shop, actor } = asked
  const tester = await findTester(asked, form)
  if (!tester.ok) return tester
  const published = await listVersions(shop)
  const at = now()
  if (published.length === 0) {
    const publication = { revision: requireCount(form, 'revision'), publishedBy: actor, now: at }
    return publishDraft(shop, { ...publication, phase: 'test', testMemberIds: [tester.value] })
  }
  const { phase, number, testMemberIds } = await readPhase(shop, at)
  // Whoever may earn already needs no test.
  if (phase === 'live') return accept(number)
  return changePhase(shop, {
    phase: 'test',
    spendUntil: null,
    testMemberIds: [...new Set([...testMemberIds, tester.value])],
    seen: number,
    recordedBy: actor,
    now: at,
  })
}

/** By the id that the page was given, or by what somebody typed. */
async function findTester({ shop, admin }: AdminRequest, form: FormData): Promise<Result<string>> {
  const known = String(form.get('customerId') ?? '')
  const found = known ? [known] : await searchCustomers(admin, String(form.get('customer') ?? ''))
  if (found.length > 1) return refuse('tester_unclear')
  const memberId = found[0] && (await findMemberId(shop, found[0]))
  return memberId ? accept(memberId) : refuse('tester_not_found')
}

/** What was tested begins for everybody. Refuses what publishing and changing the phase refuse. */
export async function goLive(
  { shop, actor }: AdminRequest,
  revision: number,
): Promise<Result<unknown>> {
  const at = now()
  const publication = { revision, publishedBy: actor, now: at, phase: 'live' } as const
  const published = await publishDraft(shop, publication)
  if (!published.ok) return published
  const { phase, number } = await readPhase(shop, at)
  if (phase === 'live') return accept(number)
  const change = { phase: 'live', spendUntil: null, seen: number, recordedBy: actor, now: at }
  return changePhase(shop, change)
}
