import { isRouteErrorResponse } from '@remix-run/react'

export interface ProblemText {
  title: string
  text: string
  isMissing: boolean
  /** Where to go from a page that is not there. */
  way: { content: string; url: string }
}

const home = { content: 'Go to the start', url: '/app' }
const members = { content: 'Go to members', url: '/app/members' }

/** What to tell a merchant about an error; its details are in the log, not on the page. */
export function describeProblem(error: unknown, pathname: string): ProblemText {
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  if (isMissing && pathname.startsWith('/app/members/')) {
    return {
      title: 'This member was not found',
      text: 'The address may be old, or belong to another store. Look for them in the list of members.',
      isMissing,
      way: members,
    }
  }
  if (isMissing) {
    return {
      title: 'This page does not exist',
      text: 'The address may be old, or what it showed may be gone. Go to the start and find it from there.',
      isMissing,
      way: home,
    }
  }
  return {
    title: 'This page could not be loaded',
    text: 'Something went wrong on our side. Wait a moment and try again; if it stays like this, Health may say why.',
    isMissing: false,
    way: home,
  }
}
