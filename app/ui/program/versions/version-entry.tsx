import { BlockStack, Button, Card, InlineStack, List, Text } from '@shopify/polaris'
import { actorName } from '../../../loyalty/explain/names.ts'
import { rewardInWords, ruleInWords } from '../../../loyalty/explain/render-change.ts'
import { haveSameSettings } from '../../../loyalty/program/compare-versions.ts'
import { isScheduled } from '../../../loyalty/program/schedule/scheduled.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { VersionBadge } from '../versions-card.tsx'
import { ChangesList } from './changes-list.tsx'
import type { VersionData } from './versions-data.ts'

interface EntryProps {
  version: VersionData
  /** The one it followed; null for the first. */
  before: VersionData | null
  draft: ProgramSettings
  inForce: number | null
  at: string
  isBusy: boolean
  onRestore(): void
  onCallOff(): void
}

/** One version: who published it when, and what it changed. */
export function VersionEntry({ version, before, draft, isBusy, ...entry }: EntryProps) {
  const t = useT('program')
  const { speech, instant } = useSpeech()
  const { number, settings, publishedBy, effectiveFrom, told } = version
  const at = instant(effectiveFrom)
  const canCallOff = isScheduled(version, new Date(entry.at))
  const who = publishedBy ? actorName(publishedBy, speech.locale, speech.reader) : null
  const isInDraft = haveSameSettings(settings, draft)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t('versions.version', { number })}
            </Text>
            <VersionBadge version={version} inForce={entry.inForce} at={entry.at} />
          </InlineStack>
          <InlineStack gap="200">
            {canCallOff ? (
              <Button
                tone="critical"
                onClick={entry.onCallOff}
                disabled={isBusy}
                accessibilityLabel={t('scheduled.call_off_named', { number })}
              >
                {t('scheduled.call_off')}
              </Button>
            ) : null}
            <Button
              onClick={entry.onRestore}
              disabled={isInDraft || isBusy}
              accessibilityLabel={isInDraft ? undefined : t('versions.restore_label', { number })}
            >
              {isInDraft ? t('versions.in_draft') : t('versions.restore')}
            </Button>
          </InlineStack>
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued">
          {who ? t('versions.from_by', { at, who }) : t('versions.from', { at })}
        </Text>
        {told ? (
          <Text as="p" variant="bodySm" tone="subdued" breakWord>
            {t('versions.told', { told })}
          </Text>
        ) : null}
        {before ? (
          <ChangesList before={before.settings} after={settings} none={t('versions.same')} />
        ) : (
          <Beginning settings={settings} />
        )}
      </BlockStack>
    </Card>
  )
}

function Beginning({ settings }: { settings: ProgramSettings }) {
  const { calling } = useSpeech()
  const words = calling(settings.pointsName)
  return (
    <List>
      {settings.rules
        .filter((rule) => rule.isOn)
        .map((rule) => (
          <List.Item key={rule.id}>{ruleInWords(rule, words)}</List.Item>
        ))}
      {settings.rewards
        .filter((reward) => reward.isOn)
        .map((reward) => (
          <List.Item key={reward.id}>{rewardInWords(reward, words)}</List.Item>
        ))}
    </List>
  )
}
