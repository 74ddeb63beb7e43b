// The program: a draft is edited and saved, and published as a version that new orders follow.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { monthOf } from '../../loyalty/accounting/months.ts'
import { readStatedValue } from '../../loyalty/accounting/read-stated-value.server.ts'
import { readBudgetUse } from '../../loyalty/insights/budget/read-budget-use.server.ts'
import { hasRealOrder } from '../../loyalty/insights/real-order/read-real-order.server.ts'
import { readShopFacts } from '../../loyalty/insights/warnings/read-shop-facts.server.ts'
import { refuse } from '../../loyalty/kernel/refusals.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { countHolders } from '../../loyalty/plans/read-holdings.server.ts'
import { stateBudget } from '../../loyalty/program/budget/state-budget.server.ts'
import { listVersions } from '../../loyalty/program/list-versions.server.ts'
import { stateMargin } from '../../loyalty/program/margin/state-margin.server.ts'
import { readTold } from '../../loyalty/program/notice/notice.ts'
import { readNoticeRules } from '../../loyalty/program/notice/read-notice-rules.server.ts'
import { isPhase } from '../../loyalty/program/phase.ts'
import { publishDraft } from '../../loyalty/program/publish-draft.server.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { readPhase } from '../../loyalty/program/read-phase.server.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { discardDraft, undoReplacement } from '../../loyalty/program/replace-draft.server.ts'
import { saveDraft } from '../../loyalty/program/save-draft.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { readMoment, requireCount, requireForm } from '../../shopify/require-form.ts'
import type { ProgramAnswer } from '../../ui/program/program-data.ts'
import { ProgramEditor } from '../../ui/program/program-editor.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('program')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow } = await requireAdmin(request)
  const at = now()
  const [draft, versions, inForce, phase, facts, hasOrder, notice, budget, holders] =
    await Promise.all([
      readDraft(shop, shopRow.currency),
      listVersions(shop),
      readProgramInForce(shop, at),
      readPhase(shop, at),
      readShopFacts(shop, shopRow),
      hasRealOrder(shop),
      readNoticeRules(shop, at),
      readBudgetUse(shop, shopRow, at),
      countHolders(shop, at),
    ])
  const { spendUntil, testMemberIds: _, ...held } = phase
  return {
    draft: { ...draft, updatedAt: draft.updatedAt?.toISOString() ?? null },
    published: versions[0]?.settings ?? null,
    versions: versions.map(({ settings: _settings, ...version }) => version),
    inForce: inForce?.number ?? null,
    settingsInForce: inForce?.settings ?? null,
    hasOrder,
    phase: { ...held, spendUntil: spendUntil?.toISOString() ?? null },
    facts,
    notice,
    budget,
    holders,
    at: at.toISOString(),
  }
}

export async function action({ request }: ActionFunctionArgs): Promise<ProgramAnswer> {
  const { shop, shopRow, actor } = await requireAdmin(request)
  const form = await requireForm(request)
  const intent = String(form.get('intent'))
  if (intent === 'margin')
    return { intent, result: await stateMargin(shop, String(form.get('margin'))) }
  if (intent === 'budget') {
    const { timeZone, currency } = shopRow
    const unit = form.get('unit') === 'money' ? 'money' : 'points'
    const isValued = (await readStatedValue(shop, monthOf(now(), timeZone))) !== null
    const wish = { text: String(form.get('budget')), unit, currency, isValued } as const
    return { intent, result: await stateBudget(shop, wish) }
  }
  const revision = requireCount(form, 'revision')
  const draft = { revision, updatedBy: actor, now: now() }
  if (intent === 'save') {
    // What is no JSON is refused by the schema, like any other wrong settings.
    const settings = parseJson(String(form.get('settings')))
    const isChoice = form.get('isChoice') === 'true'
    return { intent, result: await saveDraft(shop, { ...draft, settings, isChoice }) }
  }
  if (intent === 'publish') {
    const phase = form.get('phase')
    const first = isPhase(phase) && phase !== 'winding_down' ? { phase } : {}
    const at = readMoment(form, shopRow.timeZone)
    if (at === null) return { intent, result: refuse('publish_at_invalid') }
    const told = readTold(form.get('told'))
    const publication = { revision, publishedBy: actor, now: now(), at, told, ...first }
    const result = await publishDraft(shop, publication)
    return { intent, result: result.ok ? { ok: true, value: result.value.number } : result }
  }
  if (intent === 'discard') {
    const { currency } = shopRow
    return { intent, result: await discardDraft(shop, { ...draft, currency }) }
  }
  if (intent === 'undo') return { intent, result: await undoReplacement(shop, draft) }
  throw new Response(null, { status: 400, statusText: 'Bad Request' })
}

export default function ProgramPage() {
  const program = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  return <ProgramEditor program={program} fetcher={fetcher} />
}
