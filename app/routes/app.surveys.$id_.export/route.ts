// The answers to a survey as a file: those that the page has chosen.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { exportSurvey } from '../../loyalty/surveys/export-answers.server.ts'
import { countSurveys } from '../../loyalty/surveys/list-surveys.server.ts'
import { readAnswerFilter } from '../../loyalty/surveys/read-answer-filter.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { csvAnswer } from '../../ui/file-answer.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireAdmin(request)
  const surveyId = z.uuid().safeParse(params.id).data
  if (!surveyId || (await countSurveys(shop, surveyId)) === 0)
    throw new Response(null, { status: 404, statusText: 'Not Found' })
  const filter = readAnswerFilter(new URL(request.url).searchParams)
  return csvAnswer('answers.csv', exportSurvey(shop, { surveyId, filter }))
}
