// The merchant's list of surveys, with what members answered.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { listSurveys } from '../../loyalty/surveys/list-surveys.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { toRow } from '../../ui/surveys/survey-row.ts'
import type { SurveyRow } from '../../ui/surveys/surveys-data.ts'
import { SurveysPage } from '../../ui/surveys/surveys-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('surveys')

export async function loader({ request }: LoaderFunctionArgs): Promise<SurveyRow[]> {
  const { shop } = await requireAdmin(request)
  const surveys = await listSurveys(shop)
  const at = now()
  return surveys.map((survey) => toRow(survey, at))
}

export default function SurveysRoute() {
  return <SurveysPage rows={useLoaderData<typeof loader>() as SurveyRow[]} />
}
