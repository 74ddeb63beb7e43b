import { SaveBar } from '@shopify/app-bridge-react'
import { BlockStack, Card, Select, Text } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { languages } from '../../loyalty/explain/languages.ts'
import { useT } from '../words.tsx'

interface LanguageProps {
  saved: string | null
  isSaving: boolean
  isRefused: boolean
  onSave(language: string): void
}

/** As Shopify's admin is: an empty value, since every other one is a language. */
const asShopify = ''

export function LanguageCard({ saved, isSaving, isRefused, onSave }: LanguageProps) {
  const t = useT('settings')
  const [chosen, setChosen] = useState(saved ?? asShopify)
  // Somebody else has chosen meanwhile, or what was sent has been saved.
  useEffect(() => setChosen(saved ?? asShopify), [saved])
  const isDirty = chosen !== (saved ?? asShopify)
  return (
    <Card>
      <LanguageBar
        isOpen={isDirty}
        isSaving={isSaving}
        onSave={() => onSave(chosen)}
        onDiscard={() => setChosen(saved ?? asShopify)}
      />
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('language.heading')}
        </Text>
        <Select
          label={t('language.label')}
          helpText={t('language.help')}
          error={isRefused ? t('language.refused') : undefined}
          options={[
            { label: t('language.as_shopify'), value: asShopify },
            ...languages.map((one) => ({ label: nameOf(one), value: one })),
          ]}
          value={chosen}
          disabled={isSaving}
          onChange={setChosen}
        />
      </BlockStack>
    </Card>
  )
}

interface BarProps {
  isOpen: boolean
  isSaving: boolean
  onSave(): void
  onDiscard(): void
}

function LanguageBar({ isOpen, isSaving, onSave, onDiscard }: BarProps) {
  const shared = useT('shared')
  const busy = isSaving ? { loading: '' } : {}
  return (
    <SaveBar id="settings-save-bar" open={isOpen} discardConfirmation>
      <button type="button" variant="primary" {...busy} onClick={onSave}>
        {shared('save')}
      </button>
      <button type="button" disabled={isSaving} onClick={onDiscard}>
        {shared('discard')}
      </button>
    </SaveBar>
  )
}

/** Each language by its own name, so that whoever reads it finds it. */
const nameOf = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
