// Accounting: what the program owes its members, month by month, in points and in money.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useRef } from 'react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { closeMonth } from '../../loyalty/accounting/close-month.server.ts'
import { keepMonths } from '../../loyalty/accounting/keep-months.server.ts'
import {
  lastMonthOver,
  monthOf,
  monthPattern,
  monthsFrom,
} from '../../loyalty/accounting/months.ts'
import { pointValueSchema } from '../../loyalty/accounting/point-value.ts'
import { readStatements } from '../../loyalty/accounting/read-statements.server.ts'
import { stateValue } from '../../loyalty/accounting/state-value.server.ts'
import { firstOpenMonth } from '../../loyalty/accounting/statement.ts'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { readJson } from '../../shopify/require-form.ts'
import { AccountingPage } from '../../ui/accounting/accounting-page.tsx'
import { monthName } from '../../ui/accounting/month-name.ts'
import { useSpeech } from '../../ui/speech.tsx'
import { pageTitle, useT } from '../../ui/words.tsx'

export const meta = pageTitle('accounting')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow } = await requireAdmin(request)
  const at = now()
  const { timeZone } = shopRow
  await keepMonths(shop, { now: at, timeZone })
  const { statements, values } = await readStatements(shop, { now: at, timeZone })
  const current = monthOf(at, timeZone)
  const over = lastMonthOver(at, timeZone)
  const open = statements.filter(({ closed, month }) => !closed && month <= over)
  return {
    statements: statements.toReversed(),
    values,
    openMonths: monthsFrom(firstOpenMonth(statements, current), current).toReversed(),
    closable: open.at(-1)?.month ?? null,
  }
}

const month = z.string().regex(monthPattern)
const doing = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('close'), month }),
  z.object({ intent: z.literal('state'), fromMonth: month, value: pointValueSchema }),
])

type Answer =
  | { refusal: Refusal; done: null }
  | { refusal: null; done: { intent: 'close' | 'state'; month: string } }

export async function action({ request }: ActionFunctionArgs): Promise<Answer> {
  const { shop, shopRow, actor } = await requireAdmin(request)
  const asked = doing.safeParse(await readJson(request))
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const given = { now: now(), timeZone: shopRow.timeZone, actor }
  if (asked.data.intent === 'close') {
    const closed = await closeMonth(shop, { ...given, month: asked.data.month })
    if (!closed.ok) return { refusal: closed.refusal, done: null }
    return { refusal: null, done: { intent: 'close', month: asked.data.month } }
  }
  const { value, fromMonth } = asked.data
  const stated = await stateValue(shop, { ...given, value, fromMonth })
  if (!stated.ok) return { refusal: stated.refusal, done: null }
  return { refusal: null, done: { intent: 'state', month: fromMonth } }
}

export default function Accounting() {
  const t = useT('accounting')
  const { speech } = useSpeech()
  const shopify = useAppBridge()
  const fetcher = useFetcher<typeof action>()
  const answer = fetcher.data
  const said = useRef<Answer | undefined>(undefined)
  // Once for each answer.
  useEffect(() => {
    if (fetcher.state !== 'idle' || !answer?.done || said.current === answer) return
    said.current = answer
    const { intent, month } = answer.done
    const name = monthName(month, speech.locale)
    shopify.toast.show(intent === 'close' ? t('close.done', { month: name }) : t('value.saved'))
  }, [answer, fetcher.state, shopify, speech, t])
  const send = (body: z.input<typeof doing>) =>
    fetcher.submit(body, { method: 'post', encType: 'application/json', action: '?index' })
  return (
    <AccountingPage
      data={useLoaderData<typeof loader>()}
      isBusy={fetcher.state !== 'idle'}
      refused={answer?.refusal ? renderRefusal(answer.refusal, speech) : null}
      onState={(value, fromMonth) => send({ intent: 'state', value, fromMonth })}
      onClose={(closed) => send({ intent: 'close', month: closed })}
    />
  )
}
