import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, ChoiceList, List, Text } from '@shopify/polaris'
import { useState } from 'react'
import { renderChange, rewardInWords } from '../../loyalty/explain/render-change.ts'
import { wayLabel } from '../../loyalty/explain/way-label.ts'
import { compareVersions } from '../../loyalty/program/compare-versions.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

const firstPhases = ['live', 'test', 'shadow'] as const
export type FirstPhase = (typeof firstPhases)[number]

interface PublishProps {
  isOpen: boolean
  isBusy: boolean
  /** Null before the first publication. */
  published: ProgramSettings | null
  draft: ProgramSettings
  /** @param phase which the first publication begins in. */
  onPublish(phase: FirstPhase): void
  onClose(): void
}

/** Says what publishing changes and means, then does it. */
export function PublishModal({
  isOpen,
  isBusy,
  published,
  draft,
  onPublish,
  onClose,
}: PublishProps) {
  const t = useT('program')
  const shared = useT('shared')
  const [phase, setPhase] = useState<FirstPhase>('live')
  const title = published ? t('publish.title') : t('publish.title_first')
  return (
    <Modal open={isOpen} onHide={onClose}>
      {isOpen ? (
        <Box padding="400">
          <BlockStack gap="400">
            {published ? (
              <Differences before={published} after={draft} />
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
        <button type="button" variant="primary" disabled={isBusy} onClick={() => onPublish(phase)}>
          {published ? t('publish.publish') : t('publish.start')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}

function Differences({ before, after }: { before: ProgramSettings; after: ProgramSettings }) {
  const t = useT('program')
  const { calling } = useSpeech()
  const changes = compareVersions(before, after)
  const words = calling(after.pointsName)
  return (
    <>
      {changes.length === 0 ? (
        <Text as="p">{t('publish.nothing')}</Text>
      ) : (
        <List>
          {changes.map((change) => {
            const text = renderChange(change, words)
            return <List.Item key={text}>{text}</List.Item>
          })}
        </List>
      )}
      {after.membership !== before.membership && after.membership !== 'everyone' ? (
        <Text as="p">{t(`publish.membership.${after.membership}`)}</Text>
      ) : null}
      <Text as="p" tone="subdued">
        {t('publish.effect')}
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
          <List.Item key={rule.id}>{wayLabel(rule, words)}</List.Item>
        ))}
        {rewards.map((reward) => (
          <List.Item key={reward.id}>{rewardInWords(reward, words)}</List.Item>
        ))}
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
