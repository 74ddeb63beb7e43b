import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Banner, Box, FormLayout, Select, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { adjustedPointsMax, noteMax } from '../../../loyalty/members/adjustment.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'

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
  const shared = useT('shared')
  const [direction, setDirection] = useState('give')
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const problems = check(amount, note)
  const submit = () => {
    setChecked(true)
    if (problems.amount || problems.note) return
    onAdjust(direction === 'give' ? Number(amount) : -Number(amount), note.trim())
  }
  return (
    <Modal open={isOpen} onHide={onClose}>
      {/* The other forms of the page are closed: their fields are not there. */}
      {isOpen ? (
        <Box padding="400">
          <FormLayout>
            {problem ? (
              <Banner tone="critical" title={t('adjusting.refused')}>
                {problem}
              </Banner>
            ) : null}
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
                  isChecked && problems.amount
                    ? t('adjusting.amount_problem', { most: number(adjustedPointsMax) })
                    : undefined
                }
                inputMode="numeric"
                autoComplete="off"
              />
            </FormLayout.Group>
            <TextField
              label={t('adjusting.note')}
              helpText={t('adjusting.note_help')}
              value={note}
              onChange={setNote}
              error={isChecked && problems.note ? t('adjusting.note_problem') : undefined}
              maxLength={noteMax}
              showCharacterCount
              multiline={2}
              autoComplete="off"
            />
          </FormLayout>
        </Box>
      ) : null}
      <TitleBar title={t('adjusting.title')}>
        <button type="button" variant="primary" disabled={isBusy} onClick={submit}>
          {direction === 'give' ? t('adjusting.give') : t('adjusting.take')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}

/** Which fields cannot be sent as they are. */
function check(amount: string, note: string): { amount: boolean; note: boolean } {
  const isWhole = /^\d{1,9}$/.test(amount.trim())
  const value = Number(amount)
  return {
    amount: !(isWhole && value >= 1 && value <= adjustedPointsMax),
    note: note.trim() === '',
  }
}
