// HTML with everything escaped that is not HTML already: html`<p>${text}</p>`.
import { escapeHtml } from '../storefront/liquid/escape.ts'

export type Html = { readonly markup: string }

type Part = Html | string | number | boolean | null | undefined | Part[]

export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: String.raw({ raw: strings }, ...parts.map(written)) }
}

/** Markup from a trusted source, as it is. */
export function raw(markup: string): Html {
  return { markup }
}

function written(part: Part): string {
  if (part === null || part === undefined || typeof part === 'boolean') return ''
  if (Array.isArray(part)) return part.map(written).join('')
  return typeof part === 'object' ? part.markup : escapeHtml(String(part))
}
