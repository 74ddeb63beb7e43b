import { Banner, Text } from '@shopify/polaris'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { ConflictBanner } from './conflict-banner.tsx'
import type { DraftData } from './program-data.ts'
import type { DraftHandle } from './use-draft.ts'

/** What stands between the merchant and a saved draft, and what can be undone. */
export function DraftNotices({ work, draft }: { work: DraftHandle; draft: DraftData }) {
  const t = useT('program')
  const { speech } = useSpeech()
  const { refusal, conflict, bringBack, handle, isBusy } = work
  return (
    <div aria-live="polite">
      {refusal ? (
        <Banner tone="critical" title={t('editor.refused')}>
          {renderRefusal(refusal, speech)}
        </Banner>
      ) : null}
      {conflict ? <ConflictBanner conflict={conflict} draft={draft} /> : null}
      {bringBack && !conflict ? (
        <Banner
          tone="info"
          title={t('conflict.aside')}
          action={{ content: t('conflict.bring_back'), onAction: bringBack }}
        />
      ) : null}
      {draft.canUndo && !handle.isDirty && !conflict && !bringBack ? (
        <Banner
          tone="info"
          title={t('undo.title')}
          action={{ content: t('undo.action'), onAction: work.undo, disabled: isBusy }}
        >
          <Text as="p">{t('undo.text')}</Text>
        </Banner>
      ) : null}
    </div>
  )
}
