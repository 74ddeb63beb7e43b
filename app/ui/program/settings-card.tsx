import { BlockStack, Button, Card, InlineStack, List, Text } from '@shopify/polaris'
import { settingsInWords } from '../../loyalty/explain/changes/settings-in-words.ts'
import { nodeOf } from '../../loyalty/kernel/schema-node.ts'
import type { SettingName } from '../../loyalty/program/compare-versions.ts'
import { type ProgramSettings, settingsSchema } from '../../loyalty/program/settings.ts'
import { fieldsAt, isAskedFor } from '../settings-form/field-specs.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { useSpeech } from '../speech.tsx'
import { useFold } from '../use-fold.ts'
import { useT } from '../words.tsx'
import { type SettingsGroup, settingNamesOf, settingsGroups } from './settings-groups.ts'
import type { ProgramForm } from './use-draft.ts'

const explained = ['plan', 'counting', 'scope', 'limits'] as const

interface SettingsCardProps {
  handle: ProgramForm
  group: SettingsGroup
  /** As they can be read, for what is said while the fields are folded away. */
  settings: ProgramSettings
  /** How it stands by now, below what is set. */
  facts?: string | null
}

/** Settings that belong together: what is set in a few lines, and their fields on request. */
export function SettingsCard({ handle, group, settings, facts }: SettingsCardProps) {
  const t = useT('program')
  const fields = settingsGroups[group]
  const fold = useFold(fields.some((field) => handle.hasError(field)))
  const told = explained.find((one) => one === group)
  const name = t(`${group}.heading`)
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
            <Text as="h2" variant="headingMd">
              {name}
            </Text>
            <Button
              onClick={fold.toggle}
              disclosure={fold.isOpen ? 'up' : 'down'}
              ariaExpanded={fold.isOpen}
              accessibilityLabel={t(fold.isOpen ? 'earning.close_named' : 'earning.edit_named', {
                name,
              })}
            >
              {t(fold.isOpen ? 'earning.close' : 'earning.edit')}
            </Button>
          </InlineStack>
          {told && fold.isOpen ? (
            <Text as="p" tone="subdued">
              {t(`${told}.about`)}
            </Text>
          ) : null}
          {fold.isOpen ? null : <WhatIsSet group={group} settings={settings} />}
        </BlockStack>
        {facts ? <Text as="p">{facts}</Text> : null}
        {fold.isOpen ? <SettingsFields handle={handle} words="program" fields={fields} /> : null}
      </BlockStack>
    </Card>
  )
}

function WhatIsSet({ group, settings }: Pick<SettingsCardProps, 'group' | 'settings'>) {
  const t = useT('program')
  const { calling } = useSpeech()
  const names = settingNamesOf(group).filter((name) => isAsked(name, settings))
  const lines = settingsInWords(settings, names, calling(settings.pointsName))
  if (lines.length === 0) {
    return (
      <Text as="p" tone="subdued">
        {t('editor.nothing_set')}
      </Text>
    )
  }
  return (
    <Text as="span" tone="subdued">
      <List gap="extraTight">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Text>
  )
}

/** A field that another choice leaves without meaning is not spoken of. */
function isAsked(name: SettingName, settings: ProgramSettings): boolean {
  const spec = fieldsAt(nodeOf(settingsSchema), settings, '').find((one) => one.name === name)
  return !spec || isAskedFor(spec, { ...settings })
}
