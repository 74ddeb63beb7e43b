import { isRouteErrorResponse } from '@remix-run/react'

export interface ProblemText {
  title: string
  text: string
  isMissing: boolean
}

/** What to tell a merchant about an error; its details are in the log, not on the page. */
export function describeProblem(error: unknown): ProblemText {
  if (isRouteErrorResponse(error) && error.status === 404) {
    return {
      title: 'This page does not exist',
      text: 'The address may be old, or what it showed may be gone. Go to the start and find it from there.',
      isMissing: true,
    }
  }
  return {
    title: 'This page could not be loaded',
    text: 'Something went wrong on our side; nothing was changed. Wait a moment and try again. If it stays, look at Health, or at the logs of the app.',
    isMissing: false,
  }
}
