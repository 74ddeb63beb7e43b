import { expect, test } from 'vitest'
import { translate } from '../words.tsx'
import { listTexts, sampleNumbers } from './list-texts.ts'

const data = {
  language: 'en' as const,
  texts: {},
  names: {
    program: 'Fern Club',
    points: { one: 'leaf', other: 'leaves' },
    rewards: [{ id: 'five', label: '$5 off' }],
  },
}
const t = translate('en', 'texts')
const groups = listTexts(data, 'en', t)

test('every group of texts has a heading, and every text a label and what it says by itself', () => {
  expect(groups.length).toBeGreaterThan(15)
  for (const { name, lines } of groups) {
    expect(t(`groups.${name}`)).not.toContain('groups.')
    for (const { label, standard } of lines) {
      expect(label).not.toBe('')
      expect(standard).not.toBe('')
    }
  }
  const keys = groups.flatMap(({ lines }) => lines.map(({ key }) => key))
  expect(new Set(keys).size).toBe(keys.length)
})

test('names come from the program, the rest from the language', () => {
  const lines = groups.flatMap((group) => group.lines)
  const standardOf = (key: string) => lines.find((line) => line.key === key)?.standard
  expect(standardOf('points.program')).toBe('Fern Club')
  expect(standardOf('points.word.other')).toBe('leaves')
  expect(standardOf('title.five')).toBe('$5 off')
  expect(standardOf('launcher.label')).toBe('Rewards')
})

test('a plural form is named by numbers that take it', () => {
  expect(sampleNumbers('one', 'en')).toBe('1')
  expect(sampleNumbers('other', 'en')).toBe('0, 2, 3')
})
