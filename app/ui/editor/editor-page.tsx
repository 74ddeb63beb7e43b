// The frame of whatever is edited on a page of its own: where it is left, the save bar while
// something is unsaved, why it was not saved, the form, and beside it what shoppers see.
import { SaveBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, InlineGrid, Page, type PageProps } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { Editing } from './use-editing.ts'

interface EditorProps extends Pick<PageProps, 'title' | 'titleMetadata' | 'secondaryActions'> {
  /** Names the save bar. */
  id: string
  back: { content: string; url: string }
  editing: Editing
  /** Something new makes sense before anything is typed, and can be saved as it stands. */
  isComplete?: boolean
  refused: { title: string; refusal: Refusal | null | undefined }
  /** What has to be read first. */
  notice?: ReactNode
  /** Stays in view while the form is scrolled. */
  beside?: ReactNode
  children: ReactNode
}

const inView = { position: 'sticky', top: 'var(--p-space-400)' } as const

export function EditorPage(props: EditorProps) {
  const { title, titleMetadata, secondaryActions, id, back, editing, isComplete } = props
  const { refused, notice, beside, children } = props
  const shared = useT('shared')
  const { isDirty, isBusy, save, discard } = editing
  const asItStands = { content: shared('save'), loading: isBusy, onAction: save }
  return (
    <Page
      title={title}
      titleMetadata={titleMetadata}
      backAction={back}
      {...(secondaryActions ? { secondaryActions } : {})}
      {...(isComplete && !isDirty ? { primaryAction: asItStands } : {})}
    >
      <SaveBar id={`${id}-save-bar`} open={isDirty} discardConfirmation>
        <button type="button" variant="primary" {...(isBusy ? { loading: '' } : {})} onClick={save}>
          {shared('save')}
        </button>
        <button type="button" disabled={isBusy} onClick={discard}>
          {shared('discard')}
        </button>
      </SaveBar>
      <BlockStack gap="400">
        <Refused {...refused} />
        {notice}
        <InlineGrid columns={beside ? { xs: 1, md: ['twoThirds', 'oneThird'] } : 1} gap="400">
          <div>{children}</div>
          {beside ? (
            <div>
              <div style={inView}>
                <BlockStack gap="400">{beside}</BlockStack>
              </div>
            </div>
          ) : null}
        </InlineGrid>
      </BlockStack>
    </Page>
  )
}

function Refused({ title, refusal }: EditorProps['refused']) {
  const { speech } = useSpeech()
  return refusal ? (
    <Banner tone="critical" title={title}>
      {renderRefusal(refusal, speech)}
    </Banner>
  ) : null
}
