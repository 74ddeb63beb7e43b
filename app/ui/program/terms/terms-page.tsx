// Terms as they are archived: one version in one language at a time, to read and to copy.
import { useSearchParams } from '@remix-run/react'
import {
  BlockStack,
  Card,
  EmptyState,
  InlineGrid,
  List,
  Page,
  Select,
  Text,
} from '@shopify/polaris'
import { directionOf, type Language, languages } from '../../../loyalty/explain/languages.ts'
import { termsAsText, type WrittenTerms } from '../../../loyalty/explain/terms/write-terms.ts'
import { CopyButton } from '../../export/copy-button.tsx'
import { useT } from '../../words.tsx'

const address = '/apps/loyalty/terms'

export interface TermsData {
  /** Of the versions, the newest first. */
  numbers: number[]
  version: number | null
  language: Language
  /** Null where nothing is published. */
  terms: WrittenTerms | null
}

export function TermsPage({ data: { terms, ...asked } }: { data: TermsData }) {
  const t = useT('program')
  return (
    <Page title={t('terms.title')} backAction={{ content: t('title'), url: '/app/program' }}>
      {terms ? (
        <BlockStack gap="400">
          <Card>
            <BlockStack gap="400">
              <Text as="p">{t('terms.help', { path: address })}</Text>
              <Choice {...asked} />
              <Text as="p" tone="subdued">
                {t('terms.add')}
              </Text>
            </BlockStack>
          </Card>
          <Card>
            <BlockStack gap="400">
              <CopyButton
                key={terms.title + terms.version}
                text={termsAsText(terms)}
                label={t('terms.copy')}
              />
              <Written terms={terms} language={asked.language} />
            </BlockStack>
          </Card>
        </BlockStack>
      ) : (
        <Card>
          <EmptyState
            heading={t('terms.none')}
            image=""
            action={{ content: t('terms.to_program'), url: '/app/program' }}
          >
            <Text as="p">{t('terms.empty')}</Text>
          </EmptyState>
        </Card>
      )}
    </Page>
  )
}

function Choice({ numbers, version, language }: Omit<TermsData, 'terms'>) {
  const t = useT('program')
  const [, setQuery] = useSearchParams()
  const choose = (name: string) => (value: string) =>
    setQuery(
      (query) => {
        query.set(name, value)
        return query
      },
      { preventScrollReset: true, replace: true },
    )
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
      <Select
        label={t('terms.version')}
        options={numbers.map((number) => ({
          value: String(number),
          label: t('terms.option', { number }),
        }))}
        value={String(version)}
        onChange={choose('version')}
      />
      <Select
        label={t('terms.language')}
        options={languages.map((one) => ({ value: one, label: nameOf(one) }))}
        value={language}
        onChange={choose('language')}
      />
    </InlineGrid>
  )
}

/** Each by its own name, as whoever looks for it reads it. */
const nameOf = (language: Language): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language

function Written({ terms, language }: { terms: WrittenTerms; language: Language }) {
  return (
    <div lang={language} dir={directionOf(language)}>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingLg">
            {terms.title}
          </Text>
          <Text as="p" tone="subdued">
            {terms.version}
          </Text>
        </BlockStack>
        {terms.sections.map(({ heading, lines }) => (
          <BlockStack key={heading} gap="100">
            <Text as="h3" variant="headingMd">
              {heading}
            </Text>
            <List>
              {lines.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          </BlockStack>
        ))}
      </BlockStack>
    </div>
  )
}
