import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box } from '@shopify/polaris'
import { useState } from 'react'
import type { ShopFacts } from '../../loyalty/insights/warnings/warning.ts'
import { type NoticeRules, noticeOf } from '../../loyalty/program/notice/notice.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { NoticeBanner } from './notice/notice-banner.tsx'
import { ToldField } from './notice/told-field.tsx'
import { usePublishTime } from './notice/use-publish-time.ts'
import { BeginIn, Beginning, Differences, type FirstPhase } from './publish-details.tsx'
import { PublishTime } from './publish-time.tsx'
import { WarningsBanner } from './warnings/warnings-banner.tsx'

interface PublishProps {
  isOpen: boolean
  isBusy: boolean
  /** Null before the first publication. */
  published: ProgramSettings | null
  draft: ProgramSettings
  facts: ShopFacts
  rules: NoticeRules
  /** ISO 8601: as of when the page was asked for. */
  at: string
  /**
   * @param how which phase the first publication begins in, or when a later one begins and how
   *   members were told of it.
   */
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
  rules,
  at,
  onPublish,
  onClose,
}: PublishProps) {
  const t = useT('program')
  const shared = useT('shared')
  const [phase, setPhase] = useState<FirstPhase>('live')
  const { timeZone } = useSpeech().speech
  const notice = noticeOf({ before: published, after: draft }, rules, {
    now: new Date(at),
    timeZone,
  })
  const when = usePublishTime(notice)
  const { moment, isShort, told } = when
  const isOpenTime = moment !== null && (moment.date === '' || moment.time === '')
  const isUntold = isShort && told.trim() === ''
  const title = published ? t('publish.title') : t('publish.title_first')
  return (
    <Modal open={isOpen} onHide={onClose}>
      {isOpen ? (
        <Box padding="400">
          <BlockStack gap="400">
            <WarningsBanner settings={draft} facts={facts} />
            {published ? (
              <>
                {notice ? (
                  <NoticeBanner notice={notice} rules={rules} pointsName={draft.pointsName} />
                ) : null}
                <Differences
                  before={published}
                  after={draft}
                  isNow={moment === null}
                  told={notice?.adverse ?? []}
                />
                <PublishTime moment={moment} first={when.first} onChange={when.choose} />
                {isShort ? <ToldField told={told} onChange={when.tell} /> : null}
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
          disabled={isBusy || isOpenTime || isUntold}
          onClick={() => onPublish(published ? when.fields : { phase })}
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
