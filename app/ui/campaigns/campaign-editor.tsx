// One campaign: its form beside what shoppers see of it, with the save bar while something is
// unsaved. One that is over shows what it gave, and can be copied.
import type { FetcherWithComponents } from '@remix-run/react'
import { SaveBar, useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Card, InlineGrid, Page } from '@shopify/polaris'
import { useEffect, useMemo } from 'react'
import { campaignFormSchema } from '../../loyalty/campaigns/campaign-form.ts'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Problems } from '../../loyalty/kernel/check-fields.ts'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useLeaveConfirmation } from '../use-leave-confirmation.ts'
import { useT } from '../words.tsx'
import { CampaignFields } from './campaign-fields.tsx'
import { CampaignFigures } from './campaign-figures.tsx'
import { StateBadge } from './campaign-line.tsx'
import { CampaignPreview } from './campaign-preview.tsx'
import { type CampaignAnswer, type CampaignData, kindKey } from './campaigns-data.ts'

interface EditorProps {
  data: CampaignData
  fetcher: FetcherWithComponents<CampaignAnswer>
}

// What is beside the form stays in view while it is scrolled.
const besideForm = { position: 'sticky', top: 'var(--p-space-400)' } as const

export function CampaignEditor({ data, fetcher }: EditorProps) {
  const t = useT('campaigns')
  const shared = useT('shared')
  const { speech } = useSpeech()
  const { row, form, begunAt } = data
  const known = useKnown(data)
  const schema = useMemo(() => campaignFormSchema(known), [known])
  const handle = useSettingsForm(schema, form)
  const isBusy = fetcher.state !== 'idle'
  const refusal = isBusy ? null : fetcher.data?.refusal
  useAnswer(fetcher, { saved: () => handle.reset(form), refused: handle.refuse })
  useLeaveConfirmation(handle.isDirty && !isBusy)
  const save = () => {
    if (!handle.showAll()) {
      setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const seen = String(row?.number ?? 0)
    fetcher.submit({ form: JSON.stringify(handle.settings), seen }, { method: 'post' })
  }
  return (
    <Page
      title={row ? row.rule.title : t('form.new', { kind: t(kindKey(form.rule.kind, 'name')) })}
      titleMetadata={row ? <StateBadge state={row.state} /> : null}
      backAction={{ content: t('title'), url: '/app/campaigns' }}
      // A copy can be saved as it stands; everything else is saved in the save bar.
      {...(row === null && form.rule.title && !handle.isDirty
        ? { primaryAction: { content: shared('save'), loading: isBusy, onAction: save } }
        : {})}
    >
      <SaveBar id="campaign-save-bar" open={handle.isDirty} discardConfirmation>
        <button type="button" variant="primary" {...(isBusy ? { loading: '' } : {})} onClick={save}>
          {shared('save')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => handle.reset(form)}>
          {shared('discard')}
        </button>
      </SaveBar>
      <BlockStack gap="400">
        {refusal ? (
          <Banner tone="critical" title={t('refused')}>
            {renderRefusal(refusal, speech)}
          </Banner>
        ) : null}
        <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
          <CampaignFields handle={handle} begunAt={begunAt} />
          <div>
            <div style={besideForm}>
              <BlockStack gap="400">
                <CampaignPreview {...data} form={handle.settings} known={known} />
                {row ? (
                  <Card>
                    <CampaignFigures row={row} />
                  </Card>
                ) : null}
              </BlockStack>
            </div>
          </div>
        </InlineGrid>
      </BlockStack>
    </Page>
  )
}

function useKnown({ at, begunAt }: CampaignData) {
  const { timeZone } = useSpeech().speech
  return useMemo(
    () => ({ now: new Date(at), timeZone, begunAt: begunAt === null ? null : new Date(begunAt) }),
    [at, timeZone, begunAt],
  )
}

interface Answered {
  saved(): void
  refused(problems: Problems): void
}

/** What was sent and saved is where the form begins; what was refused stands at its field. */
function useAnswer(fetcher: FetcherWithComponents<CampaignAnswer>, { saved, refused }: Answered) {
  const shopify = useAppBridge()
  const t = useT('campaigns')
  // Once for each answer.
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    const { refusal } = fetcher.data
    if (refusal?.code === 'campaign_invalid') refused((refusal.details ?? {}) as Problems)
    if (refusal) return
    saved()
    shopify.toast.show(t('saved'))
  }, [fetcher.state, fetcher.data])
}
