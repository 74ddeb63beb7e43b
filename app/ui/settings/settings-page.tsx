import { BlockStack, Layout, Page } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { DataCard } from './data-card.tsx'
import { GuideCard } from './guide-card.tsx'
import { LanguageCard } from './language-card.tsx'
import { ScopesCard } from './scopes-card.tsx'
import type { SettingsData } from './settings-data.ts'
import { SupportCard } from './support-card.tsx'
import { TellingCard } from './telling-card.tsx'
import { TextsCard } from './texts-card.tsx'

interface SettingsProps {
  settings: SettingsData
  /** What is being sent at this moment. */
  sending: string | null
  /** Why the language could not be saved, where it was refused. */
  isLanguageRefused: boolean
  onSend(sent: { intent: 'language'; language: string } | { intent: 'guide' }): void
}

export function SettingsPage({ settings, sending, isLanguageRefused, onSend }: SettingsProps) {
  const t = useT('settings')
  return (
    <Page title={t('title')}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <LanguageCard
              saved={settings.language}
              isSaving={sending === 'language'}
              isRefused={isLanguageRefused}
              onSave={(language) => onSend({ intent: 'language', language })}
            />
            <TellingCard saved={settings.telling} />
            <TextsCard />
            <GuideCard
              isDismissed={settings.isGuideDismissed}
              isSending={sending === 'guide'}
              onBringBack={() => onSend({ intent: 'guide' })}
            />
            <ScopesCard granted={settings.granted} />
            <DataCard />
            <SupportCard support={settings.support} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  )
}
