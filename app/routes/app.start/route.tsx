// The first run: three questions, a program, a look, the panel switched on, an order that earns,
// and the start. Each step is kept as it is done.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { readShopFacts } from '../../loyalty/insights/warnings/read-shop-facts.server.ts'
import type { Result } from '../../loyalty/kernel/refusals.ts'
import { readFirstRun } from '../../loyalty/program/first-run/first-run.ts'
import {
  answerFirst,
  isFree,
  takeFirst,
} from '../../loyalty/program/first-run/take-first.server.ts'
import { listVersions } from '../../loyalty/program/list-versions.server.ts'
import { stateLook } from '../../loyalty/program/look/state-look.server.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { readPhase } from '../../loyalty/program/read-phase.server.ts'
import { isTemplateName } from '../../loyalty/program/templates/catalogue.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireCount, requireForm } from '../../shopify/require-form.ts'
import type { StartAnswer, StartData, StartIntent } from '../../ui/start/start-data.ts'
import { StartPage } from '../../ui/start/start-page.tsx'
import { pageTitle } from '../../ui/words.tsx'
import type { loader as appLoader } from '../app.tsx'
import { goLive, startTest } from './begin.server.ts'
import { readTest } from './read-test.server.ts'

export const meta = pageTitle('start')

export async function loader({ request }: LoaderFunctionArgs): Promise<StartData> {
  const asked = await requireAdmin(request)
  const { shop, shopRow } = asked
  const [draft, [last], phase, { averageMinor }] = await Promise.all([
    readDraft(shop, shopRow.currency),
    listVersions(shop),
    readPhase(shop, now()),
    readShopFacts(shop, shopRow),
  ])
  const firstRun = readFirstRun(shopRow.firstRun)
  return {
    answers: firstRun.answers,
    template: firstRun.revision === draft.revision ? firstRun.template : null,
    draft: { settings: draft.settings, revision: draft.revision },
    isDraftFree: isFree(draft, firstRun),
    phase: last ? phase.phase : 'not_started',
    averageMinor,
    accent: shopRow.accent,
    test: await readTest(asked, phase.testMemberIds),
  }
}

const badRequest = () => new Response(null, { status: 400, statusText: 'Bad Request' })

export async function action({ request }: ActionFunctionArgs): Promise<StartAnswer> {
  const asked = await requireAdmin(request)
  const form = await requireForm(request)
  const intent = String(form.get('intent')) as StartIntent
  const result = await act(asked, intent, form)
  return { intent, refusal: result.ok ? null : result.refusal }
}

async function act(
  asked: Awaited<ReturnType<typeof requireAdmin>>,
  intent: StartIntent,
  form: FormData,
): Promise<Result<unknown>> {
  const { shop, shopRow, actor } = asked
  const { averageMinor } = await readShopFacts(shop, shopRow)
  const { currency } = shopRow
  const change = { currency, averageMinor, updatedBy: actor, now: now() }
  if (intent === 'answer') {
    const isPublished = (await listVersions(shop)).length > 0
    const [question, choice] = ['question', 'choice'].map((name) => String(form.get(name)))
    const answer = { question: question ?? '', choice: choice ?? '', isPublished, ...change }
    if (!(await answerFirst(shop, answer))) throw badRequest()
    return { ok: true, value: null }
  }
  if (intent === 'take') {
    const template = form.get('template')
    if (!isTemplateName(template)) throw badRequest()
    return takeFirst(shop, { ...change, template, revision: requireCount(form, 'revision') })
  }
  if (intent === 'look') return stateLook(shop, form.get('accent'))
  if (intent === 'test') return startTest(asked, form)
  if (intent === 'live') return goLive(asked, requireCount(form, 'revision'))
  throw badRequest()
}

export default function Start() {
  const data = useLoaderData<typeof loader>() as StartData
  const app = useRouteLoaderData<typeof appLoader>('routes/app')
  const theme = { domain: app?.domain ?? '', apiKey: app?.apiKey ?? '' }
  return <StartPage data={data} theme={theme} />
}
