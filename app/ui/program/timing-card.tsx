import { BlockStack, Card, FormLayout, Select, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { NumberField } from './fields.tsx'
import type { FormHandle } from './use-program-form.ts'

const roundings = ['floor', 'nearest', 'ceil'] as const

/** When points can be spent, when they end, and how fractions are rounded. */
export function TimingCard({ handle }: { handle: FormHandle }) {
  const t = useT('program')
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('timing.heading')}
        </Text>
        <FormLayout>
          <FormLayout.Group>
            <NumberField
              handle={handle}
              path="pendingDays"
              label={t('timing.pending_days')}
              unit="days"
              helpText={t('timing.pending_days_help')}
            />
            <NumberField
              handle={handle}
              path="expiry.months"
              label={t('timing.expiry_months')}
              unit="months"
              helpText={t('timing.expiry_months_help')}
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <NumberField
              handle={handle}
              path="graceDays"
              label={t('timing.grace_days')}
              unit="days"
              helpText={t('timing.grace_days_help')}
            />
            <Select
              label={t('timing.rounding')}
              options={roundings.map((value) => ({ value, label: t(`timing.roundings.${value}`) }))}
              value={handle.form.rounding}
              onChange={(value) => handle.set('rounding', value)}
              helpText={t('timing.rounding_help')}
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  )
}
