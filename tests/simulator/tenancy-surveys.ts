// A shop with a survey that was answered, and what another shop could try with it.
import { randomUUID } from 'node:crypto'
import type { Asked, Doors } from './doors.ts'

/** What of it an address or a form could name. */
export interface Surveyed {
  surveyId: string
  comment: string
}

const route = 'routes/app.surveys.$id'
const asked = {
  question: 'How likely are you to recommend us?',
  questions: {},
  points: 5,
  afterOrders: 0,
  startsOn: '',
  endsOn: '',
  isOn: true,
}

/** @param shop whose customer is a member. */
export async function openSurvey(
  { askAdmin, askStorefront, tokenOf }: Doors,
  { domain, customerId }: { domain: string; customerId: string },
): Promise<Surveyed> {
  const surveyId = randomUUID()
  const comment = `What is said in ${domain}`
  const form = { id: surveyId, form: JSON.stringify(asked) }
  await askAdmin({ route, path: '/app/surveys/new', token: tokenOf(domain), form })
  await askStorefront(domain, customerId, '/survey', { surveyId, score: 9, comment })
  return { surveyId, comment }
}

/** @param own a survey of whoever asks. */
export function aboutSurveys(own: Surveyed, other: Surveyed): Omit<Asked, 'token'>[] {
  const theirs = { route, path: `/app/surveys/${other.surveyId}` }
  const form = JSON.stringify({ ...asked, question: 'Mine now' })
  return [
    { route: 'routes/app.surveys._index', path: '/app/surveys?index' },
    theirs,
    { ...theirs, form: { id: other.surveyId, form } },
    { ...theirs, form: { id: own.surveyId, form } },
    { route, path: `/app/surveys/${own.surveyId}?after=2999-01-01T00:00:00.000Z_${own.surveyId}` },
    { route: `${route}_.export`, path: `/app/surveys/${other.surveyId}/export` },
    { route: `${route}_.export`, path: `/app/surveys/${own.surveyId}/export?group=promoters` },
  ]
}
