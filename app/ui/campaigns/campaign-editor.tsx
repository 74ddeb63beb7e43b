// One campaign: its form beside what shoppers see of it, with the save bar while something is
// unsaved. One that is over shows what it gave, and can be copied.
import type { FetcherWithComponents } from '@remix-run/react'
import { Card } from '@shopify/polaris'
import { useMemo } from 'react'
import { campaignFormSchema } from '../../loyalty/campaigns/campaign-form.ts'
import { EditorPage } from '../editor/editor-page.tsx'
import { useEditing } from '../editor/use-editing.ts'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { CampaignFields } from './campaign-fields.tsx'
import { CampaignFigures } from './campaign-figures.tsx'
import { StateBadge } from './campaign-line.tsx'
import { CampaignPreview } from './campaign-preview.tsx'
import { type CampaignAnswer, type CampaignData, kindKey } from './campaigns-data.ts'
import { MonthSpent } from './month-spent.tsx'

interface EditorProps {
  data: CampaignData
  fetcher: FetcherWithComponents<CampaignAnswer>
}

export function CampaignEditor({ data, fetcher }: EditorProps) {
  const t = useT('campaigns')
  const { row, form, begunAt } = data
  const known = useKnown(data)
  const schema = useMemo(() => campaignFormSchema(known), [known])
  const handle = useSettingsForm(schema, form)
  const seen = String(row?.number ?? 0)
  const editing = useEditing({
    handle,
    saved: form,
    fetcher,
    send: (typed) => fetcher.submit({ form: JSON.stringify(typed), seen }, { method: 'post' }),
    invalid: 'campaign_invalid',
    said: t('saved'),
  })
  const refusal = editing.isBusy ? null : fetcher.data?.refusal
  return (
    <EditorPage
      id="campaign"
      title={row ? row.rule.title : t('form.new', { kind: t(kindKey(form.rule.kind, 'name')) })}
      titleMetadata={row ? <StateBadge state={row.state} /> : null}
      back={{ content: t('title'), url: '/app/campaigns' }}
      editing={editing}
      // A copy can be saved as it stands; everything else is saved in the save bar.
      isComplete={row === null && Boolean(form.rule.title)}
      refused={{ title: t('refused'), refusal }}
      notice={data.isMonthSpent && !refusal ? <MonthSpent /> : null}
      beside={
        <>
          <CampaignPreview {...data} form={handle.settings} known={known} />
          {row ? (
            <Card>
              <CampaignFigures row={row} />
            </Card>
          ) : null}
        </>
      }
    >
      <CampaignFields handle={handle} begunAt={begunAt} choices={data.choices} />
    </EditorPage>
  )
}

function useKnown({ at, begunAt }: CampaignData) {
  const { timeZone } = useSpeech().speech
  return useMemo(
    () => ({ now: new Date(at), timeZone, begunAt: begunAt === null ? null : new Date(begunAt) }),
    [at, timeZone, begunAt],
  )
}
