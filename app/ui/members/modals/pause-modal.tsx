import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Banner, Box, FormLayout, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { noteMax } from '../../../loyalty/members/adjustment.ts'
import { useT } from '../../words.tsx'

interface PauseProps {
  isOpen: boolean
  isBusy: boolean
  intent: 'pause' | 'resume'
  problem: string | null
  onSend(note: string): void
  onClose(): void
}

/** Why a member is paused, or goes on: what it means is said before. */
export function PauseModal({ isOpen, isBusy, intent, problem, onSend, onClose }: PauseProps) {
  const t = useT('member')
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isMissing = note.trim() === ''
  const submit = () => {
    setChecked(true)
    if (!isMissing) onSend(note.trim())
  }
  return (
    <Modal open={isOpen} onHide={onClose}>
      {/* The other forms of the page are closed: their fields are not there. */}
      {isOpen ? (
        <Box padding="400">
          <FormLayout>
            {problem ? (
              <Banner tone="critical" title={t('pausing.refused')}>
                {problem}
              </Banner>
            ) : null}
            <Text as="p">{t(`pausing.${intent}_text`)}</Text>
            <TextField
              label={t('adjusting.note')}
              helpText={t('adjusting.note_help')}
              value={note}
              onChange={setNote}
              error={isChecked && isMissing ? t('adjusting.note_problem') : undefined}
              maxLength={noteMax}
              showCharacterCount
              multiline={2}
              autoComplete="off"
            />
          </FormLayout>
        </Box>
      ) : null}
      <TitleBar title={t(`pausing.${intent}_title`)}>
        <button type="button" variant="primary" disabled={isBusy} onClick={submit}>
          {t(`pausing.${intent}`)}
        </button>
        <button type="button" onClick={onClose}>
          {t('pausing.cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
