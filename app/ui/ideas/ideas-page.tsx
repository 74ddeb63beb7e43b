// The board as its merchant sees it: what waits first, then what is shown, planned, done, declined.
import { useNavigate, useNavigation } from '@remix-run/react'
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  Divider,
  Page,
  Pagination,
  Text,
} from '@shopify/polaris'
import { useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { ideaTabs } from '../../loyalty/ideas/listed-idea.ts'
import { EmptyList } from '../list/empty-list.tsx'
import { NamesMissing } from '../members/names-missing.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { DeclineModal } from './decline-modal.tsx'
import { IdeaRow } from './idea-row.tsx'
import type { IdeasData } from './ideas-data.ts'
import { addressOf, IdeasFilter } from './ideas-filter.tsx'
import { type Deciding, useDeciding } from './use-deciding.ts'

export function IdeasPage({ data }: { data: IdeasData }) {
  const t = useT('ideas')
  const deciding = useDeciding()
  const { isOn, counts, search, ideas } = data
  const isEmpty = search === '' && ideaTabs.every((one) => counts[one] === 0)
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      secondaryActions={[{ content: t('board.title'), url: '/app/ideas/board' }]}
    >
      <BlockStack gap="400">
        <Outcome deciding={deciding} />
        {isOn || isEmpty ? null : (
          <Banner tone="info" action={{ content: t('off.action'), url: '/app/ideas/board' }}>
            {t('off.text')}
          </Banner>
        )}
        <NamesMissing people={ideas.map(({ person }) => person)} />
        {isEmpty ? (
          <Nothing isOn={isOn} />
        ) : (
          <Ideas key={`${data.tab}/${search}/${data.page}`} data={data} deciding={deciding} />
        )}
      </BlockStack>
    </Page>
  )
}

interface IdeasProps {
  data: IdeasData
  deciding: Deciding
}

function Ideas({ data, deciding }: IdeasProps) {
  const t = useT('ideas')
  const navigate = useNavigate()
  const [declining, setDeclining] = useState<string | null>(null)
  const isLoading = useNavigation().state === 'loading'
  const { ideas, tab, search, page, hasNext } = data
  const show = (to: number) => navigate(addressOf({ tab, search, page: to }))
  return (
    <Card padding="0">
      <IdeasFilter data={data} />
      {ideas.length === 0 ? (
        <Box padding="800">
          <Text as="p" tone="subdued" alignment="center">
            {t(search ? 'none_found' : `none.${tab}`)}
          </Text>
        </Box>
      ) : null}
      {ideas.map((idea) => (
        <div key={idea.id}>
          <Divider />
          <Box padding="400">
            <IdeaRow
              idea={idea}
              isBusy={deciding.isBusy || isLoading}
              onDo={(intent) =>
                intent === 'accept' ? deciding.send(idea.id, intent) : setDeclining(idea.id)
              }
            />
          </Box>
        </div>
      ))}
      {page > 0 || hasNext ? (
        <Pagination
          type="table"
          hasPrevious={page > 0}
          onPrevious={() => show(page - 1)}
          hasNext={hasNext}
          onNext={() => show(page + 1)}
          previousTooltip={t('previous')}
          nextTooltip={t('next')}
        />
      ) : null}
      {declining ? (
        <DeclineModal
          isShown={false}
          onClose={() => setDeclining(null)}
          onDecline={(reason) => {
            setDeclining(null)
            deciding.send(declining, 'decline', reason)
          }}
        />
      ) : null}
    </Card>
  )
}

/** What was done can be undone where it was done; why it was not. */
function Outcome({ deciding: { answer, send } }: { deciding: Deciding }) {
  const t = useT('ideas')
  const { speech } = useSpeech()
  if (!answer) return null
  const { refusal, intent, id } = answer
  if (refusal)
    return (
      <Banner tone="critical" title={t('refused')}>
        {renderRefusal(refusal, speech)}
      </Banner>
    )
  if (!id || intent === 'save' || intent === 'undo') return null
  return (
    <Banner
      tone="success"
      action={{ content: t('do.undo'), onAction: () => send(id, 'undo') }}
      secondaryAction={{ content: t('see'), url: `/app/ideas/${id}` }}
    >
      {t(`did.${intent}`)}
    </Banner>
  )
}

function Nothing({ isOn }: { isOn: boolean }) {
  const t = useT('ideas')
  const key = isOn ? 'on' : 'off'
  return (
    <EmptyList title={t(`empty.${key}.title`)} text={t(`empty.${key}.text`)}>
      <Button url="/app/ideas/board">{t(`empty.${key}.action`)}</Button>
    </EmptyList>
  )
}
