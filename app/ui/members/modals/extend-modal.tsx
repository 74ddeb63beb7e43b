import { Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { ShownLot } from '../member-data.ts'
import { FormModal } from './form-modal.tsx'
import { isNoteMissing, NoteField } from './note-field.tsx'

interface ExtendProps {
  /** Whose end is moved; null while nothing is. */
  lot: ShownLot | null
  isBusy: boolean
  problem: string | null
  onExtend(lotId: string, day: string, note: string): void
  onClose(): void
}

export function ExtendModal({ lot, isBusy, problem, onExtend, onClose }: ExtendProps) {
  const t = useT('member')
  const { points, date } = useSpeech()
  const [day, setDay] = useState('')
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isDayMissing = !/^\d{4}-\d\d-\d\d$/.test(day)
  const submit = () => {
    setChecked(true)
    if (lot && !isDayMissing && !isNoteMissing(note)) onExtend(lot.id, day, note.trim())
  }
  const left = lot ? lot.pendingLeft + lot.availableLeft + lot.expired : 0
  return (
    <FormModal
      isOpen={lot !== null}
      isBusy={isBusy}
      title={t('extending.title')}
      save={t('extending.save')}
      problem={problem}
      refused={t('extending.refused')}
      onSave={submit}
      onClose={onClose}
    >
      {lot?.expiresAt ? (
        <Text as="p" tone="subdued">
          {t(lot.expired > 0 ? 'extending.expired' : 'extending.now', {
            amount: points(left),
            date: date(lot.expiresAt),
          })}
        </Text>
      ) : null}
      <TextField
        label={t('extending.day')}
        type="date"
        max="9999-12-31"
        value={day}
        onChange={setDay}
        error={isChecked && isDayMissing ? t('extending.day_problem') : undefined}
        autoComplete="off"
      />
      <NoteField value={note} isChecked={isChecked} onChange={setNote} />
    </FormModal>
  )
}
