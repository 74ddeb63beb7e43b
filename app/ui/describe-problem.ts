import { isRouteErrorResponse } from '@remix-run/react'
import type { Translate } from './words.tsx'

export interface ProblemText {
  title: string
  text: string
  isMissing: boolean
  /** Where to go from a page that is not there. */
  way: { content: string; url: string }
}

/** What to tell a merchant about an error; its details are in the log, not on the page. */
export function describeProblem(
  error: unknown,
  pathname: string,
  t: Translate<'shared'>,
): ProblemText {
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  const home = { content: t('problem.missing.way'), url: '/app' }
  if (!isMissing) {
    const isSignedOut = isRouteErrorResponse(error) && error.status === 401
    const what = isSignedOut ? 'problem.signed_out' : 'problem.failed'
    return {
      title: t(`${what}.title`),
      text: t(`${what}.text`),
      isMissing,
      way: home,
    }
  }
  const isMember = pathname.startsWith('/app/members/')
  const what = isMember ? 'problem.missing_member' : 'problem.missing'
  return {
    title: t(`${what}.title`),
    text: t(`${what}.text`),
    isMissing,
    way: isMember ? { content: t('problem.missing_member.way'), url: '/app/members' } : home,
  }
}
