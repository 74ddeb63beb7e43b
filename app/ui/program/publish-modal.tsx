import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, List, Text } from '@shopify/polaris'
import { renderChange, rewardInWords } from '../../loyalty/explain/render-change.ts'
import { wayLabel } from '../../loyalty/explain/way-label.ts'
import { compareVersions } from '../../loyalty/program/compare-versions.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useSpeech } from '../speech.tsx'

interface PublishProps {
  isOpen: boolean
  isBusy: boolean
  /** Null before the first publication. */
  published: ProgramSettings | null
  draft: ProgramSettings
  onPublish(): void
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
  const title = published ? 'Publish these changes?' : 'Start the program?'
  return (
    <Modal open={isOpen} onHide={onClose}>
      {isOpen ? (
        <Box padding="400">
          <BlockStack gap="400">
            {published ? (
              <Differences before={published} after={draft} />
            ) : (
              <Beginning draft={draft} />
            )}
          </BlockStack>
        </Box>
      ) : null}
      <TitleBar title={title}>
        <button type="button" variant="primary" disabled={isBusy} onClick={onPublish}>
          {published ? 'Publish' : 'Start'}
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
      </TitleBar>
    </Modal>
  )
}

function Differences({ before, after }: { before: ProgramSettings; after: ProgramSettings }) {
  const { speech } = useSpeech()
  const changes = compareVersions(before, after)
  const words = { ...speech, pointsName: after.pointsName }
  return (
    <>
      {changes.length === 0 ? (
        <Text as="p">What you changed is switched off, so members will not notice it yet.</Text>
      ) : (
        <List>
          {changes.map((change) => {
            const text = renderChange(change, words)
            return <List.Item key={text}>{text}</List.Item>
          })}
        </List>
      )}
      <Text as="p" tone="subdued">
        Orders placed from one minute after publishing follow the new version. Orders placed before
        keep the version they were placed under, also when they are paid, changed or refunded later.
        Points that members have, and codes they already redeemed, stay as they are.
      </Text>
    </>
  )
}

function Beginning({ draft }: { draft: ProgramSettings }) {
  const { speech } = useSpeech()
  const words = { ...speech, pointsName: draft.pointsName }
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
        From now on every order earns by these rules. Orders placed before do not. You can change
        everything later; each change applies to new orders only.
      </Text>
    </>
  )
}
