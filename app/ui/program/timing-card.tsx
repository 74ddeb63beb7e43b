import { BlockStack, Card, FormLayout, Select, Text } from '@shopify/polaris'
import { NumberField } from './fields.tsx'
import type { FormHandle } from './use-program-form.ts'

const roundings = [
  { label: 'Round down', value: 'floor' },
  { label: 'Round to the nearest', value: 'nearest' },
  { label: 'Round up', value: 'ceil' },
]

/** When points can be spent, when they end, and how fractions are rounded. */
export function TimingCard({ handle }: { handle: FormHandle }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Waiting, expiry and rounding
        </Text>
        <FormLayout>
          <FormLayout.Group>
            <NumberField
              handle={handle}
              path="pendingDays"
              label="Days until points can be spent"
              unit="days"
              helpText="Choose at least your return period; 0 lets points be spent at once."
            />
            <NumberField
              handle={handle}
              path="expiryMonths"
              label="Months until points expire"
              unit="months"
              helpText="Counted from when they can be spent. Empty: never."
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <NumberField
              handle={handle}
              path="graceDays"
              label="Days that returned points last at least"
              unit="days"
              helpText="For points of a code that was given back or never used."
            />
            <Select
              label="Fractions of a point"
              options={roundings}
              value={handle.form.rounding}
              onChange={(value) => handle.set('rounding', value)}
              helpText="Applied to each rule on each order."
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  )
}
