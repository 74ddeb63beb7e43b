// {{ 'key' | t: count: 2, name: x }}: the text in the page's language. A key that ends in _html is
// trusted markup with escaped values; every other text is escaped as a whole.
import type { Liquid } from 'liquidjs'
import type { Catalog } from './catalog.ts'
import { escapeHtml } from './escape.ts'
import { pageState } from './page-state.ts'

type Named = [name: string, value: unknown]

export function registerTranslateFilter(engine: Liquid, catalog: Catalog): void {
  const translate = (locale: string, key: string, values: Map<string, unknown>): string => {
    const count = values.has('count') ? Number(values.get('count')) : undefined
    const text = catalog.read(locale, key, count)
    if (text === null) return escapeHtml(`Translation missing: ${locale}.${key}`)
    return /(_html|\.html)$/.test(key)
      ? fill(text, (name) => escapeHtml(shown(values, name)))
      : escapeHtml(fill(text, (name) => shown(values, name)))
  }
  for (const name of ['t', 'translate']) {
    engine.registerFilter(name, function (key, ...named: unknown[]) {
      const values = new Map(named.filter(isNamed))
      return translate(pageState(this.context).locale, String(key ?? ''), values)
    })
  }
}

function isNamed(argument: unknown): argument is Named {
  return Array.isArray(argument) && argument.length === 2 && typeof argument[0] === 'string'
}

function shown(values: Map<string, unknown>, name: string): string {
  const value = values.get(name)
  return value === null || value === undefined ? '' : String(value)
}

function fill(text: string, valueOf: (name: string) => string): string {
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) => valueOf(name))
}
