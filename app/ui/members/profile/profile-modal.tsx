import { FormLayout, Select, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { profileSchema, type ToldProfile } from '../../../loyalty/membership/profile/profile.ts'
import { useT } from '../../words.tsx'
import type { MemberData } from '../member-data.ts'
import { FormModal } from '../modals/form-modal.tsx'
import { useBirthdayWords } from './birthday-words.ts'

interface ProfileFields {
  month: string
  day: string
  year: string
  gender: string
}

const genders = ['female', 'male', 'other'] as const
const mostDays = 31

const fieldsOf = (about: MemberData['about']): ProfileFields => ({
  month: String(about?.birthday?.month ?? ''),
  day: String(about?.birthday?.day ?? ''),
  year: String(about?.birthday?.year ?? ''),
  gender: about?.gender ?? '',
})

/** Null: it is no birthday, or half of one. */
function readFields({ month, day, year, gender }: ProfileFields): ToldProfile | null {
  const isNone = month === '' && day === '' && year.trim() === ''
  const birthday = isNone
    ? null
    : { month: Number(month), day: Number(day), year: year.trim() === '' ? null : Number(year) }
  return profileSchema.safeParse({ birthday, gender: gender || null }).data ?? null
}

interface FieldsProps {
  about: MemberData['about']
  fields: ProfileFields
  problem: string | null
  onChange(fields: ProfileFields): void
}

interface ModalProps {
  isOpen: boolean
  isBusy: boolean
  about: MemberData['about']
  problem: string | null
  onSend(told: ToldProfile): void
  onClose(): void
}

/** What a member told is set right; what it means for points is said before. */
export function ProfileModal({ isOpen, isBusy, about, problem, onSend, onClose }: ModalProps) {
  const t = useT('member')
  const [fields, setFields] = useState(fieldsOf(about))
  const [isChecked, setChecked] = useState(false)
  const told = readFields(fields)
  const submit = () => {
    setChecked(true)
    if (told) onSend(told)
  }
  return (
    <FormModal
      isOpen={isOpen}
      isBusy={isBusy}
      title={t('profile.correct_title')}
      save={t('profile.save')}
      problem={problem}
      refused={t('profile.refused')}
      onSave={submit}
      onClose={onClose}
    >
      <ProfileFieldset
        about={about}
        fields={fields}
        problem={isChecked && !told ? t('profile.problem') : null}
        onChange={setFields}
      />
    </FormModal>
  )
}

/** A birthday and a gender, each of which may be none. */
function ProfileFieldset({ about, fields, problem, onChange }: FieldsProps) {
  const t = useT('member')
  const words = useBirthdayWords()
  const none = { value: '', label: t('profile.empty') }
  const numbers = (most: number) => Array.from({ length: most }, (_, index) => index + 1)
  const set = (name: keyof ProfileFields) => (value: string) =>
    onChange({ ...fields, [name]: value })
  const months = numbers(12).map((month) => ({ value: String(month), label: words.month(month) }))
  const days = numbers(mostDays).map((day) => ({ value: String(day), label: String(day) }))
  const hasGender = about?.asks?.gender || about?.gender
  return (
    <>
      <Text as="p">{t('profile.correct_text')}</Text>
      <FormLayout.Group condensed>
        <Select
          label={t('profile.month')}
          options={[none, ...months]}
          value={fields.month}
          error={problem ?? undefined}
          onChange={set('month')}
        />
        <Select
          label={t('profile.day')}
          options={[none, ...days]}
          value={fields.day}
          onChange={set('day')}
        />
        <TextField
          label={t('profile.year')}
          value={fields.year}
          autoComplete="off"
          inputMode="numeric"
          maxLength={4}
          onChange={set('year')}
        />
      </FormLayout.Group>
      {hasGender ? (
        <Select
          label={t('profile.gender')}
          options={[
            none,
            ...genders.map((one) => ({ value: one, label: t(`profile.genders.${one}`) })),
          ]}
          value={fields.gender}
          onChange={set('gender')}
        />
      ) : null}
    </>
  )
}
