import { BlockStack, Box, Card, Checkbox, Divider, InlineGrid, Text } from '@shopify/polaris'
import { ruleName } from '../../loyalty/explain/render-rule.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { MoneyField, NumberField } from './fields.tsx'
import type { RuleForm } from './form.ts'
import type { FormHandle } from './use-program-form.ts'

/** How points are earned: one block per rule, its fields shown while it is on. */
export function EarningCard({ handle }: { handle: FormHandle }) {
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
            <RuleFields handle={handle} rule={rule} path={`rules.${index}`} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

interface RuleProps {
  handle: FormHandle
  rule: RuleForm
  path: string
}

function RuleFields({ handle, rule, path }: RuleProps) {
  const t = useT('program')
  const { locale } = useSpeech().speech
  return (
    <BlockStack gap="300">
      <Checkbox
        label={ruleName(rule.kind, locale)}
        helpText={t(`earning.about.${rule.kind}`)}
        checked={rule.isOn}
        onChange={(isOn) => handle.set(`${path}.isOn`, isOn)}
      />
      {rule.isOn ? (
        <Box
          role="group"
          aria-label={ruleName(rule.kind, locale)}
          paddingInlineStart={{ xs: '0', sm: '600' }}
        >
          <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
            <NumberField handle={handle} path={`${path}.points`} label={t('earning.points')} />
            {rule.kind === 'spend' ? (
              <MoneyField handle={handle} path={`${path}.perMinor`} label={t('earning.per')} />
            ) : null}
            {rule.kind === 'signup' ? null : (
              <MoneyField
                handle={handle}
                path={`${path}.minimumMinor`}
                label={t('earning.minimum')}
                helpText={t('earning.minimum_help')}
              />
            )}
          </InlineGrid>
        </Box>
      ) : null}
    </BlockStack>
  )
}
