import { expect, test } from 'vitest'
import { settingsInWords } from '../../loyalty/explain/changes/settings-in-words.ts'
import { languages } from '../../loyalty/explain/languages.ts'
import { nodeOf } from '../../loyalty/kernel/schema-node.ts'
import { defaultSettings } from '../../loyalty/program/default-settings.ts'
import { type ProgramSettings, settingsSchema } from '../../loyalty/program/settings.ts'
import { fieldsAt } from '../settings-form/field-specs.ts'
import { type SettingsGroup, settingNamesOf, settingsGroups } from './settings-groups.ts'

test('every setting of a program stands in one group of its page', () => {
  const fields = fieldsAt(nodeOf(settingsSchema), defaultSettings('USD'), '')
  const grouped = Object.values(settingsGroups).flat()
  expect(grouped.toSorted()).toEqual(fields.map(({ name }) => name).toSorted())
})

/** Something where nothing was, so that every setting has something to tell. */
const filled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? ['x'] : value
  return value === null || value === 0 ? 1 : value === '' ? 'x' : value === false ? true : value
}

test.each(languages)('every setting is told with its label in %s', (locale) => {
  const { pointsName, ...settings } = defaultSettings('USD')
  const set = Object.entries(settings).map(([name, value]) => [name, filled(value)])
  const full = { ...Object.fromEntries(set), pointsName } as ProgramSettings
  const names = (Object.keys(settingsGroups) as SettingsGroup[]).flatMap(settingNamesOf)
  const lines = settingsInWords(full, names, { locale, currency: 'USD', pointsName })
  expect(lines).toHaveLength(names.length)
  for (const line of lines) expect(line).not.toMatch(/[a-z]+\.[a-z]+[A-Z.]|^setting/)
})
