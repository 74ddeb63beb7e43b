import { BlockStack, Card, Select, Text } from '@shopify/polaris'
import { languages } from '../../loyalty/explain/languages.ts'
import { useT } from '../words.tsx'
import type { ChoicesHandle } from './use-choices.ts'

export function LanguageCard({ choices }: { choices: ChoicesHandle }) {
  const t = useT('settings')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('language.heading')}
        </Text>
        <Select
          label={t('language.label')}
          helpText={t('language.help')}
          error={choices.hasProblem('language') ? t('language.refused') : undefined}
          options={[
            { label: t('language.as_shopify'), value: '' },
            ...languages.map((one) => ({ label: nameOf(one), value: one })),
          ]}
          value={choices.chosen.language}
          disabled={choices.isSaving}
          onChange={(language) => choices.set({ language })}
        />
      </BlockStack>
    </Card>
  )
}

/** Each language by its own name, so that whoever reads it finds it. */
const nameOf = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
