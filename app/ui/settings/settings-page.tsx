import type { FetcherWithComponents } from '@remix-run/react'
import { SaveBar } from '@shopify/app-bridge-react'
import { BlockStack, Layout, Page } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { DataCard } from './data-card.tsx'
import { GuideCard } from './guide-card.tsx'
import { KeysCard } from './keys-card.tsx'
import { LanguageCard } from './language-card.tsx'
import { ScopesCard } from './scopes-card.tsx'
import type { SettingsAnswer, SettingsData } from './settings-data.ts'
import { SupportCard } from './support-card.tsx'
import { TellingCard } from './telling-card.tsx'
import { TextsCard } from './texts-card.tsx'
import { type ChoicesHandle, useChoices } from './use-choices.ts'

interface SettingsProps {
  settings: SettingsData
  fetcher: FetcherWithComponents<SettingsAnswer>
}

export function SettingsPage({ settings, fetcher }: SettingsProps) {
  const t = useT('settings')
  const choices = useChoices(settings, fetcher)
  const bringGuideBack = () => {
    if (fetcher.state === 'idle') fetcher.submit({ intent: 'guide' }, { method: 'post' })
  }
  return (
    <Page title={t('title')}>
      <SettingsSaveBar choices={choices} />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <LanguageCard choices={choices} />
            <TellingCard choices={choices} />
            <TextsCard />
            <GuideCard
              isDismissed={settings.isGuideDismissed}
              isSending={fetcher.formData?.get('intent') === 'guide'}
              onBringBack={bringGuideBack}
            />
            <KeysCard keys={settings.reportKeys} />
            <ScopesCard granted={settings.granted} />
            <DataCard />
            <SupportCard support={settings.support} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  )
}

function SettingsSaveBar({ choices }: { choices: ChoicesHandle }) {
  const shared = useT('shared')
  const busy = choices.isSaving ? { loading: '' } : {}
  return (
    <SaveBar id="settings-save-bar" open={choices.isDirty} discardConfirmation>
      <button type="button" variant="primary" {...busy} onClick={choices.save}>
        {shared('save')}
      </button>
      <button type="button" disabled={choices.isSaving} onClick={choices.discard}>
        {shared('discard')}
      </button>
    </SaveBar>
  )
}
