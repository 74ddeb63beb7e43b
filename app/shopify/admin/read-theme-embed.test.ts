import { expect, test } from 'vitest'
import { hasEmbed } from './read-theme-embed.ts'

const handle = 'rewards-embed'
const type = 'shopify://apps/perennial/blocks/rewards-embed/018c'
const settings = (current: unknown, presets = {}) => JSON.stringify({ current, presets })

test.each([
  ['is on', settings({ blocks: { '1': { type, disabled: false, settings: {} } } }), true],
  ['was never switched', settings({ blocks: {} }), false],
  ['is not among the blocks at all', settings({ colors: 'red' }), false],
  ['is switched off', settings({ blocks: { '1': { type, disabled: true } } }), false],
  [
    'is on in the preset that is used',
    settings('Default', { Default: { blocks: { '1': { type } } } }),
    true,
  ],
  [
    'is another block of ours',
    settings({ blocks: { '1': { type: 'shopify://apps/perennial/blocks/other/1' } } }),
    false,
  ],
])('the panel %s', (_what, content, isOn) => {
  expect(hasEmbed(content, handle)).toBe(isOn)
})

test('the comment that Shopify puts before the settings is no obstacle', () => {
  const content = `/* ---\n * Do not edit {this} file\n */\n${settings({ blocks: { '1': { type } } })}`
  expect(hasEmbed(content, handle)).toBe(true)
})

test('settings that cannot be read claim nothing', () => {
  expect(hasEmbed('{', handle)).toBeNull()
})
