import { Banner, BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import { actorName } from '../../loyalty/explain/names.ts'
import { areInConflict } from '../../loyalty/program/drafts/merge-drafts.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { DraftData } from './program-data.ts'
import type { Conflict } from './use-draft.ts'
import { ChangesList } from './versions/changes-list.tsx'

interface ConflictProps {
  conflict: Conflict
  draft: DraftData
}

/** Two people edited the draft: what each changed, and the choice. */
export function ConflictBanner({ conflict, draft }: ConflictProps) {
  const t = useT('program')
  const { speech, instant } = useSpeech()
  const { base, mine, theirs, keepBoth, takeTheirs } = conflict
  const isChoice = mine !== null && areInConflict({ base, mine, theirs })
  const who = draft.updatedBy
    ? actorName(draft.updatedBy, speech.locale, speech.reader)
    : t('conflict.somebody')
  return (
    <Banner tone="warning" title={t('conflict.title')}>
      <BlockStack gap="300">
        <Text as="p">
          {t('conflict.who', { who, at: draft.updatedAt ? instant(draft.updatedAt) : '' })}
        </Text>
        <Changes heading={t('conflict.theirs')} before={base} after={theirs} />
        {mine ? <Changes heading={t('conflict.mine')} before={base} after={mine} /> : null}
        <Text as="p">
          {t(mine ? (isChoice ? 'conflict.both' : 'conflict.apart') : 'conflict.unread')}
        </Text>
        <InlineStack gap="200">
          {mine ? (
            <Button onClick={() => keepBoth('mine')}>
              {t(isChoice ? 'conflict.keep_mine' : 'conflict.keep_both')}
            </Button>
          ) : null}
          {mine && isChoice ? (
            <Button onClick={() => keepBoth('theirs')}>{t('conflict.keep_theirs')}</Button>
          ) : null}
          <Button variant="plain" onClick={takeTheirs}>
            {t('conflict.take_theirs')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  )
}

interface ChangesProps {
  heading: string
  before: ProgramSettings
  after: ProgramSettings
}

function Changes({ heading, before, after }: ChangesProps) {
  const t = useT('program')
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {heading}
      </Text>
      <ChangesList before={before} after={after} none={t('conflict.hidden')} />
    </BlockStack>
  )
}
