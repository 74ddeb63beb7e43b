// What is set, in short: a line for each setting that does something, such as "Points are earned:
// When everything was sent".
import type { SettingName } from '../../program/compare-versions.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import type { Speech } from '../format.ts'
import { words as dictionary, say } from '../words.ts'
import { settingInWords } from './setting-in-words.ts'

/** @param names in this order; what is empty, zero or off is left out. */
export function settingsInWords(
  settings: Pick<ProgramSettings, SettingName>,
  names: SettingName[],
  speech: Speech,
): string[] {
  const { locale } = speech
  return names
    .filter((name) => !isNothing(settings[name]))
    .map((name) => {
      const label = labelOf(name, locale)
      // Of what can only be on or off, the label says all: "Shipping counts".
      if (settings[name] === true) return label
      return say(locale, 'setting.is', {
        label,
        value: settingInWords(name, settings[name], speech),
      })
    })
}

const isNothing = (value: unknown): boolean =>
  value === null || value === false || value === 0 || value === '' || isEmpty(value)
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** The field's, unless the setting is more than a field, or the field says less than it has to. */
function labelOf(name: SettingName, locale: string): string {
  const own = `setting.label.${name}`
  const isOwn = dictionary.exists(own, { lng: locale })
  return say(locale, isOwn ? own : `settings.program.${name}.label`)
}
