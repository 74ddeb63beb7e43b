import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, ChoiceList, List, Text } from '@shopify/polaris'
import { useState } from 'react'
import { settingsInWords } from '../../loyalty/explain/changes/settings-in-words.ts'
import { rewardInWords, ruleInWords } from '../../loyalty/explain/render-change.ts'
import type { ShopFacts } from '../../loyalty/insights/warnings/warning.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { type PublishMoment, PublishTime } from './publish-time.tsx'
import { ChangesList } from './versions/changes-list.tsx'
import { WarningsBanner } from './warnings/warnings-banner.tsx'

const firstPhases = ['live', 'test', 'shadow'] as const
export type FirstPhase = (typeof firstPhases)[number]

interface PublishProps {
  isOpen: boolean
  isBusy: boolean
  /** Null before the first publication. */
  published: ProgramSettings | null
  draft: ProgramSettings
  facts: ShopFacts
  /** @param how which phase the first publication begins in, or when a later one begins. */
  onPublish(how: Record<string, string>): void
  onClose(): void
}

/** Says what publishing changes and means, then does it. */
export function PublishModal({
  isOpen,
  isBusy,
  published,
  draft,
  facts,
  onPublish,
  onClose,
}: PublishProps) {
  const t = useT('program')
  const shared = useT('shared')
  const [phase, setPhase] = useState<FirstPhase>('live')
  const [moment, setMoment] = useState<PublishMoment | null>(null)
  const isOpenTime = moment !== null && (moment.date === '' || moment.time === '')
  const title = published ? t('publish.title') : t('publish.title_first')
  return (
    <Modal open={isOpen} onHide={onClose}>
      {isOpen ? (
        <Box padding="400">
          <BlockStack gap="400">
            <WarningsBanner settings={draft} facts={facts} />
            {published ? (
              <>
                <Differences before={published} after={draft} isNow={moment === null} />
                <PublishTime moment={moment} onChange={setMoment} />
              </>
            ) : (
              <>
                <Beginning draft={draft} />
                <BeginIn phase={phase} onChange={setPhase} />
              </>
            )}
          </BlockStack>
        </Box>
      ) : null}
      <TitleBar title={title}>
        <button
          type="button"
          variant="primary"
          disabled={isBusy || isOpenTime}
          onClick={() => onPublish(published ? { ...moment } : { phase })}
        >
          {published ? t(moment ? 'publish.schedule' : 'publish.publish') : t('publish.start')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}

interface DifferencesProps {
  before: ProgramSettings
  after: ProgramSettings
  isNow: boolean
}

function Differences({ before, after, isNow }: DifferencesProps) {
  const t = useT('program')
  return (
    <>
      <ChangesList before={before} after={after} none={t('publish.nothing')} />
      {after.membership !== before.membership && after.membership !== 'everyone' ? (
        <Text as="p">{t(`publish.membership.${after.membership}`)}</Text>
      ) : null}
      <Text as="p" tone="subdued">
        {t(isNow ? 'publish.effect' : 'publish.effect_at')}
      </Text>
    </>
  )
}

function Beginning({ draft }: { draft: ProgramSettings }) {
  const t = useT('program')
  const { calling } = useSpeech()
  const words = calling(draft.pointsName)
  const ways = draft.rules.filter((rule) => rule.isOn)
  const rewards = draft.rewards.filter((reward) => reward.isOn)
  return (
    <>
      <List>
        {ways.map((rule) => (
          <List.Item key={rule.id}>{ruleInWords(rule, words)}</List.Item>
        ))}
        {rewards.map((reward) => (
          <List.Item key={reward.id}>{rewardInWords(reward, words)}</List.Item>
        ))}
        {settingsInWords(draft, ['membership', 'awardedWhen', 'pendingDays', 'expiry'], words).map(
          (line) => (
            <List.Item key={line}>{line}</List.Item>
          ),
        )}
      </List>
      <Text as="p" tone="subdued">
        {t('publish.effect_first')}
      </Text>
    </>
  )
}

interface BeginProps {
  phase: FirstPhase
  onChange(phase: FirstPhase): void
}

function BeginIn({ phase, onChange }: BeginProps) {
  const t = useT('program')
  return (
    <ChoiceList
      title={t('publish.begin_in')}
      choices={firstPhases.map((value) => ({
        value,
        label: t(`phase.name.${value}`),
        helpText: t(`publish.begin.${value}`),
      }))}
      selected={[phase]}
      onChange={([chosen]) => chosen && onChange(chosen as FirstPhase)}
    />
  )
}
