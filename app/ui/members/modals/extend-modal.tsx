import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Banner, Box, FormLayout, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { noteMax } from '../../../loyalty/members/adjustment.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { ShownLot } from '../member-data.ts'

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
  const isNoteMissing = note.trim() === ''
  const submit = () => {
    setChecked(true)
    if (lot && !isDayMissing && !isNoteMissing) onExtend(lot.id, day, note.trim())
  }
  const left = lot ? lot.pendingLeft + lot.availableLeft + lot.expired : 0
  return (
    <Modal open={lot !== null} onHide={onClose}>
      {/* The other forms of the page are closed: their fields are not there. */}
      {lot ? (
        <Box padding="400">
          <FormLayout>
            {problem ? (
              <Banner tone="critical" title={t('extending.refused')}>
                {problem}
              </Banner>
            ) : null}
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
            <TextField
              label={t('adjusting.note')}
              helpText={t('adjusting.note_help')}
              value={note}
              onChange={setNote}
              error={isChecked && isNoteMissing ? t('adjusting.note_problem') : undefined}
              maxLength={noteMax}
              showCharacterCount
              multiline={2}
              autoComplete="off"
            />
          </FormLayout>
        </Box>
      ) : null}
      <TitleBar title={t('extending.title')}>
        <button type="button" variant="primary" disabled={isBusy} onClick={submit}>
          {t('extending.save')}
        </button>
        <button type="button" onClick={onClose}>
          {t('pausing.cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
