import { BlockStack, Select, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { type Language, languages } from '../../../loyalty/explain/languages.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { BoundField } from '../bound-field.ts'

const longFrom = 120

/** A text in each language; those already written are marked where the language is chosen. */
export function TextsField({ bound }: { bound: BoundField<Record<string, string>> }) {
  const t = useT('settingsForm')
  const { locale } = useSpeech().speech
  const [language, setLanguage] = useState<Language>(languages[0])
  const { id, label, help, error, spec, onChange, onLeave } = bound
  const value = bound.value ?? {}
  const change = (text: string) => {
    const { [language]: _, ...rest } = value
    onChange(text.trim() === '' ? rest : { ...rest, [language]: text })
  }
  const isLong = (spec.maxLength ?? 0) > longFrom
  const nameOf = (one: string) => new Intl.DisplayNames(locale, { type: 'language' }).of(one) ?? one
  return (
    <BlockStack gap="200">
      <TextField
        id={id}
        name={id}
        label={label}
        helpText={help}
        error={error}
        value={value[language] ?? ''}
        onChange={change}
        onBlur={onLeave}
        multiline={isLong ? 5 : undefined}
        maxHeight={isLong ? '20rem' : undefined}
        showCharacterCount={isLong}
        autoComplete="off"
        {...(spec.maxLength ? { maxLength: spec.maxLength } : {})}
      />
      {languages.length > 1 ? (
        <Select
          label={t('texts.language', { field: label })}
          labelHidden
          options={languages.map((one) => ({
            value: one,
            label: value[one] ? t('texts.written', { language: nameOf(one) }) : nameOf(one),
          }))}
          value={language}
          onChange={(one) => setLanguage(one as Language)}
        />
      ) : null}
    </BlockStack>
  )
}
