// The program page: the form beside its example, with the save bar while something is unsaved.
import type { FetcherWithComponents } from '@remix-run/react'
import { SaveBar } from '@shopify/app-bridge-react'
import { Badge, Banner, BlockStack, InlineGrid, Page } from '@shopify/polaris'
import { useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { haveSameSettings } from '../../loyalty/program/compare-versions.ts'
import { BacktestCard } from '../backtest/backtest-card.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { EarningCard } from './earning-card.tsx'
import { ExampleCard } from './example-card.tsx'
import { NameCard } from './name-card.tsx'
import type { ProgramAnswer, ProgramData } from './program-data.ts'
import { PublishModal } from './publish-modal.tsx'
import { RewardsCard } from './rewards-card.tsx'
import { TimingCard } from './timing-card.tsx'
import { useDraft } from './use-draft.ts'
import { VersionsCard } from './versions-card.tsx'

// The example stays in view while the form beside it is scrolled.
const besideForm = { position: 'sticky', top: 'var(--p-space-400)' } as const

interface EditorProps {
  program: ProgramData
  fetcher: FetcherWithComponents<ProgramAnswer>
}

export function ProgramEditor({ program, fetcher }: EditorProps) {
  const t = useT('program')
  const { draft, published, versions, inForce, at } = program
  const shared = useT('shared')
  const { speech } = useSpeech()
  const [isPublishing, setPublishing] = useState(false)
  const { handle, isBusy, refusal, save, publish, discard } = useDraft(program, fetcher)
  const isPublished = published !== null && haveSameSettings(published, draft.settings)
  const saveBarProps = isBusy ? { loading: '' } : {}
  return (
    <Page
      title={t('title')}
      titleMetadata={<DraftBadge isPublished={isPublished} isFirst={published === null} />}
      primaryAction={{
        content: published ? t('editor.publish') : t('editor.start'),
        disabled: isPublished || handle.isDirty || isBusy,
        helpText: handle.isDirty ? t('editor.save_first') : undefined,
        onAction: () => setPublishing(true),
      }}
      secondaryActions={
        published && !isPublished
          ? [
              {
                content: t('editor.discard_draft'),
                disabled: handle.isDirty || isBusy,
                onAction: discard,
              },
            ]
          : []
      }
    >
      <SaveBar id="program-save-bar" open={handle.isDirty} discardConfirmation>
        <button type="button" variant="primary" {...saveBarProps} onClick={save}>
          {shared('save')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => handle.reset(draft.settings)}>
          {shared('discard')}
        </button>
      </SaveBar>
      <BlockStack gap="400">
        {refusal ? (
          <Banner tone="critical" title={t('editor.refused')}>
            {renderRefusal(refusal, speech)}
          </Banner>
        ) : null}
        <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
          <BlockStack gap="400">
            <EarningCard handle={handle} />
            <RewardsCard handle={handle} />
            <TimingCard handle={handle} />
            <NameCard handle={handle} />
            <BacktestCard
              revision={draft.revision}
              draft={draft.settings}
              published={published}
              hasUnsaved={handle.isDirty}
            />
          </BlockStack>
          <div>
            <div style={besideForm}>
              <BlockStack gap="400">
                <ExampleCard settings={handle.settings} at={at} />
                <VersionsCard versions={versions} inForce={inForce} />
              </BlockStack>
            </div>
          </div>
        </InlineGrid>
      </BlockStack>
      <PublishModal
        isOpen={isPublishing}
        isBusy={isBusy}
        published={published}
        draft={draft.settings}
        onClose={() => setPublishing(false)}
        onPublish={() => {
          setPublishing(false)
          publish()
        }}
      />
    </Page>
  )
}

function DraftBadge({ isPublished, isFirst }: { isPublished: boolean; isFirst: boolean }) {
  const t = useT('program')
  if (isPublished) return <Badge tone="success">{t('badge.published')}</Badge>
  return <Badge tone="attention">{isFirst ? t('badge.not_started') : t('badge.unpublished')}</Badge>
}
