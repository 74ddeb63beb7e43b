// What one page view carries through every template: the present, the language, the money, and what
// has been collected on the way (stylesheets and scripts that belong in the head, once).
import type { Context } from 'liquidjs'

export type PageState = {
  now: Date
  locale: string
  timeZone: string
  currency: string
  /** Head elements asked for while rendering, keyed so that each appears once. */
  head: Map<string, string>
  /** Elements for the end of the body, the same. */
  foot: Map<string, string>
  designMode: boolean
  /** Where the addresses of the page's language begin: `/he`, or nothing. */
  root?: string
  /** Draws a section of the theme by its name; absent outside of a theme. */
  drawSection?: (name: string) => Promise<string>
}

// Liquid cannot name a key that begins with a control character: templates never see this.
const key = '\u0001page'

/** Puts the state among the globals of a page. */
export function withPageState(
  globals: Record<string, unknown>,
  state: PageState,
): Record<string, unknown> {
  return { ...globals, [key]: state }
}

/** The state of the page that is being rendered. */
export function pageState(context: Context): PageState {
  const state = (context.globals as Record<string, unknown>)[key]
  if (!state) throw new Error('a template was rendered without its page state')
  return state as PageState
}
