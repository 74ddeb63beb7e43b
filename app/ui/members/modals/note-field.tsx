import { TextField } from '@shopify/polaris'
import { noteMax } from '../../../loyalty/members/adjustment.ts'
import { useT } from '../../words.tsx'

export const isNoteMissing = (note: string): boolean => note.trim() === ''

interface NoteProps {
  value: string
  /** Whether it was tried to send the form. */
  isChecked: boolean
  onChange(value: string): void
}

/** Why it is done: kept with the points, and asked for everywhere. */
export function NoteField({ value, isChecked, onChange }: NoteProps) {
  const t = useT('member')
  return (
    <TextField
      label={t('adjusting.note')}
      helpText={t('adjusting.note_help')}
      value={value}
      onChange={onChange}
      error={isChecked && isNoteMissing(value) ? t('adjusting.note_problem') : undefined}
      maxLength={noteMax}
      showCharacterCount
      multiline={2}
      autoComplete="off"
    />
  )
}
