import { FormLayout, Select, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { adjustedPointsMax } from '../../../loyalty/members/adjustment.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { FormModal } from './form-modal.tsx'
import { isNoteMissing, NoteField } from './note-field.tsx'

interface AdjustProps {
  isOpen: boolean
  isBusy: boolean
  available: number
  /** Why it was refused. */
  problem: string | null
  onAdjust(points: number, note: string): void
  onClose(): void
}

const directions = ['give', 'take'] as const

export function AdjustModal({
  isOpen,
  isBusy,
  available,
  problem,
  onAdjust,
  onClose,
}: AdjustProps) {
  const t = useT('member')
  const { points, number } = useSpeech()
  const [direction, setDirection] = useState('give')
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isAmountWrong = !isAmount(amount)
  const submit = () => {
    setChecked(true)
    if (isAmountWrong || isNoteMissing(note)) return
    onAdjust(direction === 'give' ? Number(amount) : -Number(amount), note.trim())
  }
  return (
    <FormModal
      isOpen={isOpen}
      isBusy={isBusy}
      title={t('adjusting.title')}
      save={direction === 'give' ? t('adjusting.give') : t('adjusting.take')}
      problem={problem}
      refused={t('adjusting.refused')}
      onSave={submit}
      onClose={onClose}
    >
      <Text as="p" tone="subdued">
        {t('adjusting.available', { amount: points(available) })}
      </Text>
      <FormLayout.Group>
        <Select
          label={t('adjusting.what')}
          options={directions.map((value) => ({ value, label: t(`adjusting.${value}`) }))}
          value={direction}
          onChange={setDirection}
        />
        <TextField
          label={t('adjusting.amount')}
          value={amount}
          onChange={setAmount}
          error={
            isChecked && isAmountWrong
              ? t('adjusting.amount_problem', { most: number(adjustedPointsMax) })
              : undefined
          }
          inputMode="numeric"
          autoComplete="off"
        />
      </FormLayout.Group>
      <NoteField value={note} isChecked={isChecked} onChange={setNote} />
    </FormModal>
  )
}

function isAmount(text: string): boolean {
  const value = Number(text)
  return /^\d{1,9}$/.test(text.trim()) && value >= 1 && value <= adjustedPointsMax
}
