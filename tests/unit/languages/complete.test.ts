// Every language says everything: each key of the English files, in the plural forms of its own
// grammar, naming the same things. Languages are those of explain/languages.ts.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dictionaries } from '../../../app/loyalty/explain/dictionaries.ts'
import { languages } from '../../../app/loyalty/explain/languages.ts'
import { pageWords } from '../../../app/ui/page-words.ts'
import { projectFiles } from '../house/project-files.ts'
import { flatten, formOf, placeholdersIn, stemOf } from './dictionary.ts'

const english = dictionaryOf('en')
const englishKeys = new Set([...english.keys()].map(stemOf))

test.each(languages)('%s says everything that English says, and nothing else', (language) => {
  const said = new Set([...dictionaryOf(language).keys()].map(stemOf))
  expect([...englishKeys].filter((key) => !said.has(key))).toEqual([])
  // Polaris has forms of its own for a language whose grammar needs them.
  const ours = [...said].filter((key) => !key.startsWith('pages.polaris.'))
  expect(ours.filter((key) => !englishKeys.has(key))).toEqual([])
})

test.each(languages)('%s has each of its own plural forms', (language) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const counted = new Set([...english.keys()].filter((key) => formOf(key)).map(stemOf))
  expect(counted.size).toBeGreaterThan(5)
  const wrong = [...counted].filter((stem) => {
    const has = [...dictionaryOf(language).keys()].filter((key) => stemOf(key) === stem)
    return has.map(formOf).sort().join() !== [...forms].sort().join()
  })
  expect(wrong).toEqual([])
})

test.each(languages)('%s names what English names', (language) => {
  const wrong = [...dictionaryOf(language)].filter(([key, text]) => {
    const model = english.get(key) ?? english.get(`${stemOf(key)}_other`) ?? ''
    const named = new Set(placeholdersIn(text))
    const due = new Set(placeholdersIn(model))
    // A form for one number alone ("a day", "two days") may do without the figure.
    const isFixed = ['zero', 'one', 'two'].includes(formOf(key) ?? '')
    const lacks = [...due].filter((name) => !named.has(name) && !(isFixed && isFigure(name)))
    return lacks.length > 0 || [...named].some((name) => !due.has(name))
  })
  expect(wrong).toEqual([])
})

test.each(languages)('%s leaves no text empty or with loose ends', (language) => {
  const loose = [...dictionaryOf(language)].filter(
    ([key, text]) =>
      !key.startsWith('pages.polaris.') &&
      (text.trim() !== text || text === '' || text.includes('  ')),
  )
  expect(loose).toEqual([])
})

test.each(languages)('every file of %s is in use', (language) => {
  for (const folder of ['app/loyalty/explain', 'app/ui']) {
    const files = projectFiles(new RegExp(`^${folder}/locales/${language}/.*\\.json$`))
    const index = readFileSync(`${folder}/locales/${language}/index.ts`, 'utf8')
    expect(files.length).toBeGreaterThan(3)
    for (const { path } of files) expect(index).toContain(`'./${path.split('/').pop()}'`)
  }
})

test.each(languages)('the storefront speaks %s', (language) => {
  const folder = 'extensions/rewards-widget/locales'
  const file = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))
  const ending = language === 'en' ? '.default' : ''
  expect(existsSync(`${folder}/${language}${ending}.json`)).toBe(true)
  const due = flatten(file('en.default.json'))
  const said = flatten(file(`${language}${ending}.json`))
  const stem = (key: string) => key.replace(/\.(zero|one|two|few|many|other)$/, '')
  expect(new Set([...said.keys()].map(stem))).toEqual(new Set([...due.keys()].map(stem)))
})

test('a group of words stands in one file only', () => {
  const groups = projectFiles(/^app\/loyalty\/explain\/locales\/en\/.*\.json$/).flatMap(
    ({ text }) => Object.keys(JSON.parse(text)),
  )
  expect(groups.length).toBe(new Set(groups).size)
})

function isFigure(name: string): boolean {
  return name === 'count' || name === 'amount'
}

function dictionaryOf(language: (typeof languages)[number]): Map<string, string> {
  return flatten({ domain: dictionaries[language], pages: pageWords[language] })
}
