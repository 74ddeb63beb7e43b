// One survey: what is asked of whom, beside what members see of it, with the save bar while
// something is unsaved; and below, what they answered.
import type { FetcherWithComponents } from '@remix-run/react'
import { SaveBar, useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, InlineGrid, Page } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Problems } from '../../loyalty/kernel/check-fields.ts'
import { surveyFormSchema } from '../../loyalty/surveys/survey.ts'
import { FieldsCard } from '../editor/fields-card.tsx'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { showFirstProblem } from '../settings-form/show-first-problem.ts'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useLeaveConfirmation } from '../use-leave-confirmation.ts'
import { useT } from '../words.tsx'
import { AnswersCard } from './answers-card.tsx'
import { ResultsCard } from './results-card.tsx'
import { SurveyBadge } from './survey-badge.tsx'
import { SurveyPreview } from './survey-preview.tsx'
import type { SurveyAnswerData, SurveyProps } from './surveys-data.ts'

// What is beside the form stays in view while it is scrolled.
const besideForm = { position: 'sticky', top: 'var(--p-space-400)' } as const

export function SurveyPage({ data, fetcher }: SurveyProps) {
  const t = useT('surveys')
  const titles = useT('titles')
  const shared = useT('shared')
  const { speech } = useSpeech()
  const [newId] = useState(() => crypto.randomUUID())
  const { row, form } = data
  const handle = useSettingsForm(surveyFormSchema, form)
  const isBusy = fetcher.state !== 'idle'
  const refusal = isBusy ? null : fetcher.data?.refusal
  useSaved(fetcher, { saved: () => handle.save(form), refused: handle.refuse })
  useLeaveConfirmation(handle.isDirty && !isBusy)
  const save = () => {
    if (!handle.showAll()) {
      showFirstProblem()
      return
    }
    const id = row?.id ?? newId
    handle.send()
    fetcher.submit({ id, form: JSON.stringify(handle.settings) }, { method: 'post' })
  }
  const hasAnswers = row?.distribution.some((count) => count > 0) ?? false
  return (
    <Page
      title={row ? titles('survey') : t('form.new')}
      titleMetadata={row ? <SurveyBadge state={row.state} /> : null}
      subtitle={row?.question}
      backAction={{ content: t('title'), url: '/app/surveys' }}
    >
      <SaveBar id="survey-save-bar" open={handle.isDirty} discardConfirmation>
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
        {row ? <ResultsCard distribution={row.distribution} /> : null}
        {row && hasAnswers ? <AnswersCard id={row.id} data={data} /> : null}
        <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
          <BlockStack gap="400">
            <FieldsCard title={t('form.ask')} text={hasAnswers ? t('form.reworded') : undefined}>
              <SettingsFields
                handle={handle}
                words="surveys"
                fields={['isOn', 'question', 'questions', 'points']}
              />
            </FieldsCard>
            <FieldsCard title={t('form.when')} text={t('form.zone', { timeZone: speech.timeZone })}>
              <SettingsFields
                handle={handle}
                words="surveys"
                fields={['startsOn', 'endsOn', 'afterOrders']}
              />
            </FieldsCard>
          </BlockStack>
          <div>
            <div style={besideForm}>
              <SurveyPreview typed={handle.form} form={handle.settings} />
            </div>
          </div>
        </InlineGrid>
      </BlockStack>
    </Page>
  )
}

interface Answered {
  saved(): void
  refused(problems: Problems): void
}

/** What was sent and saved is where the form begins; what was refused stands at its field. */
function useSaved(fetcher: FetcherWithComponents<SurveyAnswerData>, { saved, refused }: Answered) {
  const shopify = useAppBridge()
  const t = useT('surveys')
  // Once for each answer.
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    const { refusal } = fetcher.data
    if (refusal?.code === 'survey_invalid') refused((refusal.details ?? {}) as Problems)
    if (refusal) return
    saved()
    shopify.toast.show(t('saved'))
  }, [fetcher.state, fetcher.data])
}
