import { BlockStack, Box, Card, Checkbox, Divider, Text } from '@shopify/polaris'
import { ruleName } from '../../loyalty/explain/render-rule.ts'
import { fieldsAt, nodeOf } from '../settings-form/field-specs.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ProgramForm } from './use-draft.ts'

/** How points are earned: one block per rule, its fields shown while it is on. */
export function EarningCard({ handle }: { handle: ProgramForm }) {
  const t = useT('program')
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('earning.heading')}
        </Text>
        {handle.form.rules.map((rule, index) => (
          <BlockStack key={rule.id} gap="400">
            {index > 0 ? <Divider /> : null}
            <RuleFields handle={handle} index={index} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

function RuleFields({ handle, index }: { handle: ProgramForm; index: number }) {
  const t = useT('program')
  const { locale } = useSpeech().speech
  const path = `rules.${index}`
  const rule = handle.form.rules[index]
  if (!rule) return null
  const name = ruleName(rule.kind, locale)
  // A rank matters only where rules are ranked.
  const isRanked = handle.form.stacking === 'priority' || handle.hasError(`${path}.priority`)
  const fields = fieldsAt(nodeOf(handle.schema), handle.form, path).map((spec) => spec.name)
  return (
    <BlockStack gap="300">
      <Checkbox
        label={name}
        helpText={t(`earning.about.${rule.kind}`)}
        checked={rule.isOn}
        onChange={(isOn) => handle.set(`${path}.isOn`, isOn)}
      />
      {rule.isOn || handle.hasError(path) ? (
        <Box role="group" aria-label={name} paddingInlineStart={{ xs: '0', sm: '600' }}>
          <SettingsFields
            handle={handle}
            path={path}
            words={`rules.${rule.kind}`}
            fields={isRanked ? fields : fields.filter((field) => field !== 'priority')}
          />
        </Box>
      ) : null}
    </BlockStack>
  )
}
