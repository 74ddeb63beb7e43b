// What the storefront says, language by language, with the save bar while something is unsaved.
import { type FetcherWithComponents, useSearchParams } from '@remix-run/react'
import { SaveBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Card, Page, Tabs, Text, TextField } from '@shopify/polaris'
import { useMemo, useState } from 'react'
import { languageOf, languages } from '../../loyalty/explain/languages.ts'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { ConfirmModal } from '../editor/confirm-modal.tsx'
import { useSpeech } from '../speech.tsx'
import { useLocale, useT } from '../words.tsx'
import { listTexts, type TextGroup } from './list-texts.ts'
import type { TextsAnswer, TextsData } from './texts-data.ts'
import { TextsGroup } from './texts-group.tsx'
import { type TextsHandle, useTexts } from './use-texts.ts'

interface TextsProps {
  data: TextsData
  fetcher: FetcherWithComponents<TextsAnswer>
}

export function TextsPage({ data, fetcher }: TextsProps) {
  const t = useT('texts')
  const { speech } = useSpeech()
  const handle = useTexts(data, fetcher)
  const [isResetting, setResetting] = useState(false)
  const hasOwn = Object.values(handle.typed).some((text) => text !== '')
  const together = handle.problem('')
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      backAction={{ content: t('back'), url: '/app/settings' }}
      secondaryActions={[
        { content: t('reset_all'), disabled: !hasOwn, onAction: () => setResetting(true) },
      ]}
    >
      <TextsSaveBar handle={handle} />
      <BlockStack gap="400">
        {handle.refusal ? (
          <Banner tone="critical" title={t('refused')}>
            {renderRefusal(handle.refusal, speech)}
          </Banner>
        ) : null}
        {together ? (
          <Banner tone="critical" title={t('refused')}>
            {together}
          </Banner>
        ) : null}
        <Languages language={data.language} />
        <Groups data={data} handle={handle} />
      </BlockStack>
      <ConfirmModal
        asked={
          isResetting
            ? {
                title: t('reset_title'),
                text: t('reset_text'),
                action: t('reset_all'),
                isCritical: true,
              }
            : null
        }
        onClose={() => setResetting(false)}
        onConfirm={() => {
          setResetting(false)
          handle.clear()
        }}
      />
    </Page>
  )
}

function TextsSaveBar({ handle }: { handle: TextsHandle }) {
  const shared = useT('shared')
  const busy = handle.isBusy ? { loading: '' } : {}
  return (
    <SaveBar id="texts-save-bar" open={handle.isDirty} discardConfirmation>
      <button type="button" variant="primary" {...busy} onClick={handle.save}>
        {shared('save')}
      </button>
      <button type="button" disabled={handle.isBusy} onClick={handle.discard}>
        {shared('discard')}
      </button>
    </SaveBar>
  )
}

function Languages({ language }: Pick<TextsData, 'language'>) {
  const t = useT('texts')
  const [params, setParams] = useSearchParams()
  const tabs = languages.map((one) => ({
    id: one,
    content: new Intl.DisplayNames([one], { type: 'language' }).of(one) ?? one,
    accessibilityLabel: new Intl.DisplayNames([one], { type: 'language' }).of(one) ?? one,
  }))
  const choose = (index: number) => {
    const next = new URLSearchParams(params)
    next.set('language', languages[index] ?? 'en')
    setParams(next)
  }
  return (
    <Card padding="200">
      <nav aria-label={t('languages')}>
        <Tabs tabs={tabs} selected={languages.indexOf(language)} onSelect={choose} />
      </nav>
    </Card>
  )
}

function Groups({ data, handle }: { data: TextsData; handle: TextsHandle }) {
  const t = useT('texts')
  const reader = languageOf(useLocale())
  const [search, setSearch] = useState('')
  const groups = useMemo(() => listTexts(data, reader, t), [data, reader, t])
  const found = search.trim() === '' ? groups : findIn(groups, search.trim(), handle.typed)
  return (
    <>
      <Card>
        <BlockStack gap="300">
          <Text as="p" tone="subdued">
            {t('intro')}
          </Text>
          <TextField
            label={t('search')}
            labelHidden
            placeholder={t('search_placeholder')}
            value={search}
            onChange={setSearch}
            type="search"
            clearButton
            onClearButtonClick={() => setSearch('')}
            autoComplete="off"
          />
          {found.length === 0 ? <Text as="p">{t('nothing_found', { search })}</Text> : null}
        </BlockStack>
      </Card>
      {found.map((group) => (
        <TextsGroup
          key={group.name}
          group={group}
          language={data.language}
          handle={handle}
          isFound={found !== groups}
        />
      ))}
    </>
  )
}

function findIn(groups: TextGroup[], search: string, typed: Record<string, string>): TextGroup[] {
  const wanted = search.toLocaleLowerCase()
  const has = (text: string) => text.toLocaleLowerCase().includes(wanted)
  return groups
    .map(({ name, lines }) => ({
      name,
      lines: lines.filter(
        ({ key, label, standard }) => has(label) || has(standard) || has(typed[key] ?? ''),
      ),
    }))
    .filter(({ lines }) => lines.length > 0)
}
