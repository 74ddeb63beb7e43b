import { FormLayout, Select, TextField } from '@shopify/polaris'
import { adjustedPointsMax } from '../../loyalty/members/adjustment.ts'
import { useT } from '../words.tsx'
import type { BatchForm } from './use-batch-form.ts'

/** The same for everybody in the list. */
export function ListFields({ form, isChecked }: { form: BatchForm; isChecked: boolean }) {
  const t = useT('batches')
  return (
    <FormLayout>
      <FormLayout.Group>
        <Select
          label={t('new.direction')}
          options={(['give', 'take'] as const).map((value) => ({
            value,
            label: t(`new.${value}`),
          }))}
          value={form.direction}
          onChange={(value) => form.setDirection(value === 'take' ? 'take' : 'give')}
        />
        <TextField
          label={t('new.amount')}
          value={form.amount}
          onChange={form.setAmount}
          error={
            isChecked && form.problems.amount
              ? t('new.amount_problem', { most: adjustedPointsMax })
              : undefined
          }
          inputMode="numeric"
          autoComplete="off"
        />
      </FormLayout.Group>
    </FormLayout>
  )
}
