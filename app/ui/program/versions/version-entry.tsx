import { BlockStack, Button, Card, InlineStack, List, Text } from '@shopify/polaris'
import { actorName } from '../../../loyalty/explain/names.ts'
import { rewardInWords } from '../../../loyalty/explain/render-change.ts'
import { wayLabel } from '../../../loyalty/explain/way-label.ts'
import { haveSameSettings } from '../../../loyalty/program/compare-versions.ts'
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
  isBusy: boolean
  onRestore(): void
}

/** One version: who published it when, and what it changed. */
export function VersionEntry({ version, before, draft, inForce, isBusy, onRestore }: EntryProps) {
  const t = useT('program')
  const { speech, instant } = useSpeech()
  const { number, settings, publishedBy, effectiveFrom } = version
  const at = instant(effectiveFrom)
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
            <VersionBadge number={number} inForce={inForce} />
          </InlineStack>
          <Button
            onClick={onRestore}
            disabled={isInDraft || isBusy}
            accessibilityLabel={isInDraft ? undefined : t('versions.restore_label', { number })}
          >
            {isInDraft ? t('versions.in_draft') : t('versions.restore')}
          </Button>
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued">
          {who ? t('versions.from_by', { at, who }) : t('versions.from', { at })}
        </Text>
        {before ? (
          <ChangesList before={before.settings} after={settings} />
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
          <List.Item key={rule.id}>{wayLabel(rule, words)}</List.Item>
        ))}
      {settings.rewards
        .filter((reward) => reward.isOn)
        .map((reward) => (
          <List.Item key={reward.id}>{rewardInWords(reward, words)}</List.Item>
        ))}
    </List>
  )
}
