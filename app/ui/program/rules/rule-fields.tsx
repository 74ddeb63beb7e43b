import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import { nodeOf } from '../../../loyalty/kernel/schema-node.ts'
import type { RuleName } from '../../../loyalty/rules/catalogue.ts'
import { fieldsAt } from '../../settings-form/field-specs.ts'
import { SettingsFields } from '../../settings-form/settings-form.tsx'
import { wordsOf } from '../../settings-form/words-of.ts'
import { useFold } from '../../use-fold.ts'
import { useLocale, useT } from '../../words.tsx'
import type { ProgramForm } from '../use-draft.ts'

interface FieldsProps {
  handle: ProgramForm
  path: string
  kind: RuleName
}

// What most rules do without.
const further = ['minimumMinor', 'orders', 'scope', 'codes', 'maximum', 'priority', 'title']
const isFurther = (name: string) => further.includes(name.split('.')[0] ?? '')

/** What a rule is for, and its fields as its schema has them; what it is held to on request. */
export function RuleFields({ handle, path, kind }: FieldsProps) {
  const t = useT('program')
  const locale = useLocale()
  // A rank matters only where rules are ranked.
  const isRanked = handle.form.stacking === 'priority' || handle.hasError(`${path}.priority`)
  const names = fieldsAt(nodeOf(handle.schema), handle.form, path)
    .map((spec) => spec.name)
    .filter((name) => name !== 'title' && (isRanked || name !== 'priority'))
  const held = [...names.filter(isFurther), 'title']
  const fold = useFold(held.some((name) => handle.hasError(`${path}.${name}`)))
  const group = (fields: string[]) => (
    <SettingsFields
      handle={handle}
      path={path}
      words={wordsOf('rules', kind, locale)}
      fields={fields}
    />
  )
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        {t(`earning.about.${kind}`)}
      </Text>
      {group(names.filter((name) => !isFurther(name)))}
      <InlineStack>
        <Button
          variant="plain"
          disclosure={fold.isOpen ? 'up' : 'down'}
          ariaExpanded={fold.isOpen}
          onClick={fold.toggle}
        >
          {t(held.length > 1 ? 'earning.further' : 'earning.naming')}
        </Button>
      </InlineStack>
      {fold.isOpen ? group(held) : null}
    </BlockStack>
  )
}
