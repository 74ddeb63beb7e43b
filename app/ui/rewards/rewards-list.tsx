// The rewards of the draft: in the order in which members see them, each switched, moved, copied
// and removed by itself; what is changed is offered once it is published.
import type { FetcherWithComponents } from '@remix-run/react'
import { Banner, BlockStack, Box, Card, Divider, Page, Text } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { rewardLabel } from '../../loyalty/explain/reward-label.ts'
import { haveSameSettings } from '../../loyalty/program/compare-versions.ts'
import type { Reward } from '../../loyalty/reward-kinds/catalogue.ts'
import { mostRewards } from '../../loyalty/rewards/draft/arrange.ts'
import type { WantedChange } from '../../loyalty/rewards/draft/read-change.ts'
import { PublishModal } from '../program/publish-modal.tsx'
import { ScheduledBanner } from '../program/scheduled-banner.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { RewardLine } from './reward-line.tsx'
import type { RewardsAnswer, RewardsData } from './rewards-data.ts'

interface ListProps {
  list: RewardsData
  fetcher: FetcherWithComponents<RewardsAnswer>
}

export function RewardsList({ list, fetcher }: ListProps) {
  const t = useT('rewards')
  const [isPublishing, setPublishing] = useState(false)
  const { settings, revision } = list.draft
  const { rewards } = settings
  const isBusy = fetcher.state !== 'idle'
  const isPublished = list.published !== null && haveSameSettings(list.published, settings)
  const { removed, forget } = useRemoved(list, fetcher)
  const change = (wanted: WantedChange) => {
    forget()
    fetcher.submit({ intent: 'change', change: JSON.stringify(wanted) }, { method: 'post' })
  }
  const publish = (how: Record<string, string>) => {
    setPublishing(false)
    fetcher.submit({ intent: 'publish', revision: String(revision), ...how }, { method: 'post' })
  }
  const isFull = rewards.length >= mostRewards
  return (
    <Page
      title={t('title')}
      primaryAction={{
        content: t('add'),
        url: '/app/rewards/new',
        disabled: isFull,
        helpText: isFull ? t('full', { count: mostRewards }) : undefined,
      }}
      secondaryActions={
        list.published && !isPublished && !list.scheduled
          ? [{ content: t('publish'), disabled: isBusy, onAction: () => setPublishing(true) }]
          : []
      }
    >
      <BlockStack gap="400">
        <Outcome answer={isBusy ? undefined : fetcher.data} isScheduled={list.scheduled !== null} />
        {list.scheduled ? <ScheduledBanner version={list.scheduled} /> : null}
        {removed ? (
          <Removed
            {...removed}
            onUndo={() => change({ do: 'restore', reward: removed.reward, at: removed.at })}
          />
        ) : null}
        {list.published === null ? (
          <Banner tone="info" action={{ content: t('start.action'), url: '/app/program' }}>
            {t('start.text')}
          </Banner>
        ) : null}
        {rewards.length === 0 ? (
          <NothingYet />
        ) : (
          <Card padding="0">
            {rewards.map((reward, index) => (
              <div key={reward.id}>
                {index > 0 ? <Divider /> : null}
                <Box padding="400">
                  <RewardLine
                    reward={reward}
                    list={list}
                    isFirst={index === 0}
                    isLast={index === rewards.length - 1}
                    isBusy={isBusy}
                    onChange={change}
                  />
                </Box>
              </div>
            ))}
          </Card>
        )}
      </BlockStack>
      <PublishModal
        isOpen={isPublishing}
        isBusy={isBusy}
        published={list.published}
        draft={settings}
        facts={list.facts}
        rules={list.notice}
        at={list.at}
        onClose={() => setPublishing(false)}
        onPublish={publish}
      />
    </Page>
  )
}

interface RemovedReward {
  reward: Reward
  at: number
}

/** What was just removed, so that it can be brought back. */
function useRemoved(list: RewardsData, fetcher: FetcherWithComponents<RewardsAnswer>) {
  const [removed, setRemoved] = useState<RemovedReward | null>(null)
  const handled = useRef<RewardsAnswer | undefined>(undefined)
  const before = useRef(list.draft.settings.rewards)
  const { rewards } = list.draft.settings
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data || handled.current === fetcher.data) return
    handled.current = fetcher.data
    const answer = fetcher.data
    if (answer.intent === 'change' && answer.change.do === 'remove' && answer.result.ok) {
      const { id } = answer.change
      const at = before.current.findIndex((one) => one.id === id)
      const reward = before.current[at]
      if (reward) setRemoved({ reward, at })
    }
    before.current = rewards
  }, [fetcher.state, fetcher.data, rewards])
  return { removed, forget: () => setRemoved(null) }
}

function Removed({ reward, onUndo }: RemovedReward & { onUndo(): void }) {
  const t = useT('rewards')
  const { speech } = useSpeech()
  const name = rewardLabel(reward, speech.currency, speech.locale)
  return (
    <Banner tone="info" action={{ content: t('undo'), onAction: onUndo }}>
      {t('removed', { name })}
    </Banner>
  )
}

interface OutcomeProps {
  answer: RewardsAnswer | undefined
  isScheduled: boolean
}

function Outcome({ answer, isScheduled }: OutcomeProps) {
  const t = useT('rewards')
  const { speech } = useSpeech()
  if (!answer) return null
  if (!answer.result.ok) {
    return (
      <Banner tone="critical" title={t('refused')}>
        {renderRefusal(answer.result.refusal, speech)}
      </Banner>
    )
  }
  if (answer.intent !== 'publish' || isScheduled) return null
  return <Banner tone="success">{t('published')}</Banner>
}

function NothingYet() {
  const t = useT('rewards')
  return (
    <Card padding="800">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {t('empty.title')}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t('empty.text')}
        </Text>
      </BlockStack>
    </Card>
  )
}
