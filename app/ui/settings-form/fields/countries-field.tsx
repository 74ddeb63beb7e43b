import { BlockStack, Combobox, InlineStack, Listbox, Tag } from '@shopify/polaris'
import { useMemo, useState } from 'react'
import { countryCodes } from '../../../loyalty/kernel/country-codes.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { BoundField } from '../bound-field.ts'

const mostShown = 50

/** Countries by their names in the reader's language; what is kept are their codes. */
export function CountriesField({ bound }: { bound: BoundField<string[]> }) {
  const t = useT('settingsForm')
  const { locale } = useSpeech().speech
  const [typed, setTyped] = useState('')
  const { id, label, help, error, value, onChange, onLeave } = bound
  const nameOf = useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'region' })
    return (code: string) => names.of(code) ?? code
  }, [locale])
  const countries = useMemo(() => {
    const named = countryCodes.map((code) => ({ code, name: nameOf(code) }))
    return named.sort((one, other) => one.name.localeCompare(other.name, locale))
  }, [nameOf, locale])
  const sought = typed.trim().toLocaleLowerCase(locale)
  const found = countries.filter(
    ({ code, name }) =>
      name.toLocaleLowerCase(locale).includes(sought) || code.toLowerCase() === sought,
  )
  const toggle = (code: string) => {
    onChange(value.includes(code) ? value.filter((one) => one !== code) : [...value, code])
    setTyped('')
  }
  return (
    <BlockStack gap="200">
      <Combobox
        allowMultiple
        activator={
          <Combobox.TextField
            id={id}
            name={id}
            label={label}
            helpText={help}
            error={error}
            value={typed}
            onChange={setTyped}
            onBlur={onLeave}
            placeholder={t('countries.search')}
            autoComplete="off"
            maxLength={60}
          />
        }
      >
        <Listbox onSelect={toggle}>
          {found.length === 0 ? (
            <Listbox.Option value="" disabled>
              {t('countries.none')}
            </Listbox.Option>
          ) : null}
          {found.slice(0, mostShown).map(({ code, name }) => (
            <Listbox.Option key={code} value={code} selected={value.includes(code)}>
              <Listbox.TextOption selected={value.includes(code)}>{name}</Listbox.TextOption>
            </Listbox.Option>
          ))}
        </Listbox>
      </Combobox>
      {value.length > 0 ? (
        <InlineStack gap="200">
          {value.map((code) => (
            <Tag key={code} onRemove={() => onChange(value.filter((one) => one !== code))}>
              {nameOf(code)}
            </Tag>
          ))}
        </InlineStack>
      ) : null}
    </BlockStack>
  )
}
