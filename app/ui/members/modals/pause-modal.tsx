import { Text } from '@shopify/polaris'
import { useState } from 'react'
import { useT } from '../../words.tsx'
import { FormModal } from './form-modal.tsx'
import { isNoteMissing, NoteField } from './note-field.tsx'

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
  const submit = () => {
    setChecked(true)
    if (!isNoteMissing(note)) onSend(note.trim())
  }
  return (
    <FormModal
      isOpen={isOpen}
      isBusy={isBusy}
      title={t(`pausing.${intent}_title`)}
      save={t(`pausing.${intent}`)}
      problem={problem}
      refused={t('pausing.refused')}
      onSave={submit}
      onClose={onClose}
    >
      <Text as="p">{t(`pausing.${intent}_text`)}</Text>
      <NoteField value={note} isChecked={isChecked} onChange={setNote} />
    </FormModal>
  )
}
