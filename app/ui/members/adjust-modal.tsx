import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Banner, Box, FormLayout, Select, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import { adjustedPointsMax, noteMax } from '../../loyalty/members/adjustment.ts'
import { useSpeech } from '../speech.tsx'

interface AdjustProps {
  isOpen: boolean
  isBusy: boolean
  available: number
  refusal: Refusal | null
  onAdjust(points: number, note: string): void
  onClose(): void
}

const directions = [
  { label: 'Give points', value: 'give' },
  { label: 'Take points away', value: 'take' },
]

export function AdjustModal({
  isOpen,
  isBusy,
  available,
  refusal,
  onAdjust,
  onClose,
}: AdjustProps) {
  const { speech, points, number } = useSpeech()
  const [direction, setDirection] = useState('give')
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const problems = check(amount, note, number(adjustedPointsMax))
  const submit = () => {
    setChecked(true)
    if (problems.amount || problems.note) return
    onAdjust(direction === 'give' ? Number(amount) : -Number(amount), note.trim())
  }
  return (
    <Modal open={isOpen} onHide={onClose}>
      <Box padding="400">
        <FormLayout>
          {refusal ? (
            <Banner tone="critical" title="Nothing was adjusted">
              {renderRefusal(refusal, speech)}
            </Banner>
          ) : null}
          <Text as="p" tone="subdued">
            {points(available)} can be spent now.
          </Text>
          <FormLayout.Group>
            <Select
              label="What to do"
              options={directions}
              value={direction}
              onChange={setDirection}
            />
            <TextField
              label="How many"
              value={amount}
              onChange={setAmount}
              error={isChecked ? problems.amount : undefined}
              inputMode="numeric"
              autoComplete="off"
            />
          </FormLayout.Group>
          <TextField
            label="Note"
            helpText="Why, for your team. It stays in the history; the customer does not see it."
            value={note}
            onChange={setNote}
            error={isChecked ? problems.note : undefined}
            maxLength={noteMax}
            showCharacterCount
            multiline={2}
            autoComplete="off"
          />
        </FormLayout>
      </Box>
      <TitleBar title="Adjust points">
        <button type="button" variant="primary" disabled={isBusy} onClick={submit}>
          {direction === 'give' ? 'Give points' : 'Take points away'}
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
      </TitleBar>
    </Modal>
  )
}

function check(amount: string, note: string, most: string): { amount?: string; note?: string } {
  const isWhole = /^\d{1,9}$/.test(amount.trim())
  const value = Number(amount)
  return {
    amount:
      isWhole && value >= 1 && value <= adjustedPointsMax
        ? undefined
        : `Enter a whole number from 1 to ${most}`,
    note: note.trim() ? undefined : 'Say why, so that it can be understood later',
  }
}
