// Proven programs side by side, each with what it gives and what that buys in this shop's money.
// Where the draft holds somebody's work, taking one asks first.
import type { FetcherWithComponents } from '@remix-run/react'
import { Banner, BlockStack, InlineGrid, Page } from '@shopify/polaris'
import { useState } from 'react'
import { renderRefusal } from '../../../loyalty/explain/render-refusal.ts'
import type { Result } from '../../../loyalty/kernel/refusals.ts'
import { haveSameSettings } from '../../../loyalty/program/compare-versions.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import {
  type TemplateName,
  templateNames,
  withTemplate,
} from '../../../loyalty/program/templates/catalogue.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { useTaken } from '../use-taken.ts'
import { TakeModal } from './take-modal.tsx'
import { TemplateCard } from './template-card.tsx'

interface TemplatesData {
  draft: { settings: ProgramSettings; revision: number }
  /** Null before the first publication. */
  published: ProgramSettings | null
}

interface TemplatesProps {
  data: TemplatesData
  fetcher: FetcherWithComponents<Result<number>>
}

export function TemplatesPage({ data, fetcher }: TemplatesProps) {
  const t = useT('program')
  const { speech } = useSpeech()
  const { draft, published } = data
  const [asked, setAsked] = useState<TemplateName | null>(null)
  const isBusy = fetcher.state !== 'idle'
  const answer = isBusy ? undefined : fetcher.data
  const become = (name: TemplateName) => withTemplate(draft.settings, name, speech.currency)
  const isKept = [published, ...templateNames.map(become)].some(
    (one) => one !== null && haveSameSettings(one, draft.settings),
  )
  const take = (template: TemplateName) => {
    setAsked(null)
    fetcher.submit({ template, revision: String(draft.revision) }, { method: 'post' })
  }
  useTaken(answer?.ok ?? false)
  return (
    <Page
      title={t('templates.title')}
      subtitle={t('templates.about')}
      backAction={{ content: t('title'), url: '/app/program' }}
    >
      <BlockStack gap="400">
        <div aria-live="polite">
          {answer && !answer.ok ? (
            <Banner tone="critical" title={t('editor.refused')}>
              {renderRefusal(answer.refusal, speech)}
            </Banner>
          ) : null}
        </div>
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          {templateNames.map((name) => (
            <TemplateCard
              key={name}
              name={name}
              settings={become(name)}
              isInDraft={haveSameSettings(become(name), draft.settings)}
              isBusy={isBusy}
              onTake={() => (isKept ? take(name) : setAsked(name))}
            />
          ))}
        </InlineGrid>
      </BlockStack>
      <TakeModal
        before={draft.settings}
        after={asked && become(asked)}
        onTake={() => asked && take(asked)}
        onClose={() => setAsked(null)}
      />
    </Page>
  )
}
