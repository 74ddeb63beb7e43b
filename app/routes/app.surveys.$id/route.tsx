// One survey, or a new one: what is asked of whom, and what members answered.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { answersShown } from '../../loyalty/surveys/answer.ts'
import { cursorOf, listAnswers, listSurveys } from '../../loyalty/surveys/list-surveys.server.ts'
import { readAnswerFilter } from '../../loyalty/surveys/read-answer-filter.ts'
import { saveSurvey } from '../../loyalty/surveys/save-survey.server.ts'
import { formOf, freshSurvey } from '../../loyalty/surveys/survey.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import { SurveyPage } from '../../ui/surveys/survey-page.tsx'
import { toRow } from '../../ui/surveys/survey-row.ts'
import type { SurveyAnswerData, SurveyData } from '../../ui/surveys/surveys-data.ts'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('survey')

const newId = 'new'
const uuid = z.uuid()

export async function loader({ request, params }: LoaderFunctionArgs): Promise<SurveyData> {
  const { shop, shopRow, admin } = await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const filter = readAnswerFilter(searchParams)
  const none = { filter, answers: [], older: null, isBack: false }
  if (params.id === newId) return { row: null, form: freshSurvey, ...none }
  const surveyId = requireId(params.id)
  const after = searchParams.get('after')
  const [[survey], found] = await Promise.all([
    listSurveys(shop, { id: surveyId }),
    listAnswers(shop, { surveyId, filter, after, atMost: answersShown + 1 }),
  ])
  if (!survey) throw missing()
  const answers = found.slice(0, answersShown)
  const personOf = await nameCustomers(
    admin,
    answers.map(({ customerId }) => customerId),
  )
  const { distribution, ...asked } = survey
  const last = answers.at(-1)
  return {
    row: toRow(survey, now()),
    form: formOf(asked, shopRow.timeZone),
    filter,
    answers: answers.map((one) => ({ ...one, person: personOf(one.customerId) })),
    older: last && found.length > answersShown ? cursorOf(last) : null,
    isBack: after !== null,
  }
}

const inputSchema = z.object({ id: uuid, form: z.string() })

export async function action({ request, params }: ActionFunctionArgs): Promise<SurveyAnswerData> {
  const { shop, shopRow } = await requireAdmin(request)
  const parsed = inputSchema.safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const isNew = params.id === newId
  const id = isNew ? parsed.data.id : requireId(params.id)
  const form = parseJson(parsed.data.form)
  const { timeZone } = shopRow
  const saved = await saveSurvey(shop, { id, form, isNew, timeZone, now: now() })
  if (saved.ok && isNew) throw redirect(`/app/surveys/${id}`)
  return { refusal: saved.ok ? null : saved.refusal }
}

const missing = () => new Response(null, { status: 404, statusText: 'Not Found' })

function requireId(id: string | undefined): string {
  const parsed = uuid.safeParse(id)
  if (!parsed.success) throw missing()
  return parsed.data
}

export default function SurveyRoute() {
  const data = useLoaderData<typeof loader>() as SurveyData
  const fetcher = useFetcher<typeof action>()
  return <SurveyPage key={data.row?.id ?? newId} data={data} fetcher={fetcher} />
}
