// The program page: the form beside its example, with the save bar while something is unsaved.
import type { FetcherWithComponents } from '@remix-run/react'
import { SaveBar } from '@shopify/app-bridge-react'
import { Badge, BlockStack, InlineGrid, Page, useBreakpoints } from '@shopify/polaris'
import { useState } from 'react'
import { haveSameSettings } from '../../loyalty/program/compare-versions.ts'
import { scheduledOf } from '../../loyalty/program/schedule/scheduled.ts'
import { BacktestCard } from '../backtest/backtest-card.tsx'
import { ChallengesCard } from '../challenges/challenges-card.tsx'
import { useT } from '../words.tsx'
import { BesideForm } from './beside-form.tsx'
import { DraftNotices } from './draft-notices.tsx'
import { PartsCard } from './parts-card.tsx'
import type { ProgramAnswer, ProgramData } from './program-data.ts'
import { PublishModal } from './publish-modal.tsx'
import { RewardsCard } from './rewards-card.tsx'
import { RulesCard } from './rules/rules-card.tsx'
import { ScheduledBanner } from './scheduled-banner.tsx'
import { SettingsCard } from './settings-card.tsx'
import type { SettingsGroup } from './settings-groups.ts'
import { TiersCard } from './tiers/tiers-card.tsx'
import { useDraft } from './use-draft.ts'
import { WarningsBanner } from './warnings/warnings-banner.tsx'

const groups: SettingsGroup[] = [
  'membership',
  'plan',
  'counting',
  'scope',
  'limits',
  'combining',
  'timing',
  'expiry',
  'returns',
  'name',
]

interface EditorProps {
  program: ProgramData
  fetcher: FetcherWithComponents<ProgramAnswer>
}

export function ProgramEditor({ program, fetcher }: EditorProps) {
  const t = useT('program')
  const shared = useT('shared')
  const { draft, published, versions, facts, holders, at } = program
  const scheduled = scheduledOf(versions, new Date(at))
  const [isPublishing, setPublishing] = useState(false)
  const work = useDraft(program, fetcher)
  const { handle, isBusy } = work
  const readable = useLatest(handle.settings, draft.settings)
  const isPublished = published !== null && haveSameSettings(published, draft.settings)
  const saveBarProps = isBusy ? { loading: '' } : {}
  const canLeave = !handle.isDirty && !isBusy
  const { mdUp } = useBreakpoints()
  const warnings = <WarningsBanner settings={readable} facts={facts} isBeside />
  return (
    <Page
      title={t('title')}
      titleMetadata={
        <DraftBadge
          isPublished={isPublished}
          isScheduled={scheduled !== null}
          isFirst={published === null}
        />
      }
      primaryAction={{
        content: published ? t('editor.publish') : t('editor.start'),
        disabled: isPublished || !canLeave || scheduled !== null,
        helpText: handle.isDirty ? t('editor.save_first') : undefined,
        onAction: () => setPublishing(true),
      }}
      secondaryActions={[
        { content: t('templates.title'), url: '/app/program/templates' },
        { content: t('file.title'), url: '/app/program/file' },
        ...(published && !isPublished
          ? [
              {
                content: t('editor.discard_draft'),
                disabled: !canLeave,
                onAction: work.discard,
              },
            ]
          : []),
      ]}
    >
      <SaveBar id="program-save-bar" open={handle.isDirty} discardConfirmation>
        <button type="button" variant="primary" {...saveBarProps} onClick={work.save}>
          {shared('save')}
        </button>
        <button type="button" disabled={isBusy} onClick={work.reset}>
          {shared('discard')}
        </button>
      </SaveBar>
      <BlockStack gap="400">
        <DraftNotices work={work} draft={draft} />
        {scheduled ? <ScheduledBanner version={scheduled} /> : null}
        <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
          <BlockStack gap="400">
            <RulesCard handle={handle} />
            {mdUp ? null : warnings}
            <RewardsCard rewards={draft.settings.rewards} />
            <TiersCard handle={handle} />
            <ChallengesCard challenges={draft.settings.challenges} />
            <PartsCard />
            <BacktestCard
              revision={draft.revision}
              draft={draft.settings}
              hasUnsaved={handle.isDirty}
            />
            {groups.map((group) => (
              <SettingsCard
                key={group}
                handle={handle}
                group={group}
                settings={readable}
                facts={
                  group === 'plan' && holders > 0 ? t('plan.holders', { count: holders }) : null
                }
              />
            ))}
          </BlockStack>
          <BesideForm program={program} settings={handle.settings}>
            {mdUp ? warnings : null}
          </BesideForm>
        </InlineGrid>
      </BlockStack>
      <PublishModal
        isOpen={isPublishing}
        isBusy={isBusy}
        published={published}
        draft={draft.settings}
        facts={facts}
        rules={program.notice}
        at={at}
        onClose={() => setPublishing(false)}
        onPublish={(how) => {
          setPublishing(false)
          work.publish(how)
        }}
      />
    </Page>
  )
}

/** What could be read last, while something typed cannot be. */
function useLatest<T>(value: T | null, first: T): T {
  const [latest, setLatest] = useState(first)
  if (value !== null && value !== latest) setLatest(value)
  return value ?? latest
}

interface BadgeProps {
  isPublished: boolean
  isScheduled: boolean
  isFirst: boolean
}

function DraftBadge({ isPublished, isScheduled, isFirst }: BadgeProps) {
  const t = useT('program')
  if (isPublished && isScheduled) return <Badge tone="info">{t('scheduled.badge')}</Badge>
  if (isPublished) return <Badge tone="success">{t('badge.published')}</Badge>
  return <Badge tone="attention">{isFirst ? t('badge.not_started') : t('badge.unpublished')}</Badge>
}
