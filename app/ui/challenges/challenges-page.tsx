// The challenges of the program's draft: the list with its fields, what shoppers see beside it, and
// the save bar while something is unsaved.
import type { FetcherWithComponents } from '@remix-run/react'
import { SaveBar } from '@shopify/app-bridge-react'
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineGrid,
  Page,
  Text,
  useBreakpoints,
} from '@shopify/polaris'
import { type CSSProperties, useState } from 'react'
import { mostChallenges } from '../../loyalty/program/challenges/challenge-settings.ts'
import { haveSameChallenges } from '../../loyalty/program/challenges/have-same-challenges.ts'
import { friendTerms } from '../../loyalty/referrals/friend-terms.ts'
import { EmptyList } from '../list/empty-list.tsx'
import { DraftNotices } from '../program/draft-notices.tsx'
import type { ProgramAnswer } from '../program/program-data.ts'
import { settingsGroups } from '../program/settings-groups.ts'
import { type DraftHandle, useDraft } from '../program/use-draft.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { useT } from '../words.tsx'
import { ChallengeList } from './challenge-list.tsx'
import type { ChallengesData } from './challenges-data.ts'
import { ChallengesPreview } from './challenges-preview.tsx'
import { ChooseGoal } from './choose-goal.tsx'
import { LevelList } from './level-list.tsx'
import { useChallenges } from './use-entries.ts'

interface PageProps {
  data: ChallengesData
  fetcher: FetcherWithComponents<ProgramAnswer>
}

// It stays in view while the form is scrolled.
const inView: CSSProperties = { position: 'sticky', top: 'var(--p-space-400)' }

export function ChallengesPage({ data, fetcher }: PageProps) {
  const t = useT('challenges')
  const program = useT('program')
  const { draft, published, figures } = data
  const work = useDraft(data, fetcher)
  const { handle } = work
  const list = useChallenges(handle)
  const [isChoosing, setChoosing] = useState(false)
  const { mdUp } = useBreakpoints()
  const isEmpty = list.entries.length === 0
  const givesForFriends = friendTerms(draft.settings) !== null
  const isPublished = published !== null && haveSameChallenges(published, draft.settings)
  return (
    <Page
      title={t('title')}
      backAction={{ content: program('title'), url: '/app/program' }}
      primaryAction={{
        content: t('add'),
        disabled: list.isFull,
        helpText: list.isFull ? t('full', { count: mostChallenges }) : undefined,
        onAction: () => setChoosing(true),
      }}
    >
      <Saving work={work} />
      <BlockStack gap="400">
        <DraftNotices work={work} draft={draft} />
        {isPublished || (isEmpty && !published) ? null : (
          <Banner
            tone="info"
            action={{ content: t('publish.action'), url: '/app/program', disabled: handle.isDirty }}
          >
            {t('publish.text')}
          </Banner>
        )}
        <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
          <BlockStack gap="400">
            {isEmpty ? <NothingYet onAdd={() => setChoosing(true)} /> : null}
            {isEmpty ? null : (
              <ChallengeList {...{ handle, figures, published, givesForFriends }} work={list} />
            )}
            {isEmpty && handle.form.levels.length === 0 ? null : <LevelList handle={handle} />}
            {isEmpty ? null : <Refunds work={work} />}
          </BlockStack>
          <div>
            <div style={mdUp ? inView : {}}>
              <ChallengesPreview settings={handle.settings} />
            </div>
          </div>
        </InlineGrid>
      </BlockStack>
      <ChooseGoal isOpen={isChoosing} onClose={() => setChoosing(false)} onChoose={list.add} />
    </Page>
  )
}

function Saving({ work }: { work: DraftHandle }) {
  const shared = useT('shared')
  const { handle, isBusy } = work
  const saveBarProps = isBusy ? { loading: '' } : {}
  return (
    <SaveBar id="challenges-save-bar" open={handle.isDirty} discardConfirmation>
      <button type="button" variant="primary" {...saveBarProps} onClick={work.save}>
        {shared('save')}
      </button>
      <button type="button" disabled={isBusy} onClick={work.reset}>
        {shared('discard')}
      </button>
    </SaveBar>
  )
}

function Refunds({ work }: { work: DraftHandle }) {
  const t = useT('challenges')
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('refunds')}
        </Text>
        <SettingsFields handle={work.handle} words="program" fields={settingsGroups.challenges} />
      </BlockStack>
    </Card>
  )
}

function NothingYet({ onAdd }: { onAdd(): void }) {
  const t = useT('challenges')
  return (
    <EmptyList title={t('empty.title')} text={t('empty.text')}>
      <Button onClick={onAdd}>{t('add')}</Button>
    </EmptyList>
  )
}
