// A program leaves as a file, and comes from one: what a file would change is shown before it does.
import type { FetcherWithComponents } from '@remix-run/react'
import { BlockStack, Page } from '@shopify/polaris'
import { useT } from '../../words.tsx'
import { useTaken } from '../use-taken.ts'
import { ExportCard } from './export-card.tsx'
import type { FileAnswer, FileData } from './file-data.ts'
import { FoundCard } from './found-card.tsx'
import { ImportCard } from './import-card.tsx'

interface FileProps {
  data: FileData
  fetcher: FetcherWithComponents<FileAnswer>
}

export function FilePage({ data, fetcher }: FileProps) {
  const t = useT('program')
  const isBusy = fetcher.state !== 'idle'
  const answer = isBusy ? undefined : fetcher.data
  const refusal = answer && !answer.result.ok ? answer.result.refusal : null
  const found = answer?.intent === 'look' && answer.result.ok ? answer.result.value : null
  useTaken(answer?.intent === 'take' && answer.result.ok)
  const look = (file: File) => {
    const form = new FormData()
    form.set('intent', 'look')
    form.set('file', file)
    fetcher.submit(form, { method: 'post', encType: 'multipart/form-data' })
  }
  const take = (settings: unknown) =>
    fetcher.submit(
      {
        intent: 'take',
        revision: String(data.draft.revision),
        settings: JSON.stringify(settings),
      },
      { method: 'post', encType: 'multipart/form-data' },
    )
  return (
    <Page
      title={t('file.title')}
      subtitle={t('file.about')}
      backAction={{ content: t('title'), url: '/app/program' }}
    >
      <BlockStack gap="400">
        <ExportCard versions={data.versions} />
        <ImportCard refusal={refusal} isBusy={isBusy} onLook={look} />
        <div aria-live="polite">
          {found ? (
            <FoundCard data={data} found={found} onTake={() => take(found.settings)} />
          ) : null}
        </div>
      </BlockStack>
    </Page>
  )
}
