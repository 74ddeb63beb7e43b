// One idea: what was written, and whatever the merchant may do about it.
import { useNavigate } from '@remix-run/react'
import { Banner, BlockStack, Card, InlineGrid, Page, Text } from '@shopify/polaris'
import { useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { decisionsFor } from '../../loyalty/ideas/board.ts'
import { ConfirmModal } from '../editor/confirm-modal.tsx'
import { NamesMissing } from '../members/names-missing.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { DeclineModal } from './decline-modal.tsx'
import { IdeaBadges } from './idea-badges.tsx'
import { IdeaText } from './idea-text.tsx'
import type { IdeaData } from './ideas-data.ts'
import { JoinCard } from './join-card.tsx'
import { JoinedCard } from './joined-card.tsx'
import { ReplyCard } from './reply-card.tsx'
import { StatusCard } from './status-card.tsx'
import { type Deciding, useDeciding } from './use-deciding.ts'

export function IdeaPage({ data }: { data: IdeaData }) {
  const t = useT('ideas')
  const { speech } = useSpeech()
  const navigate = useNavigate()
  const deciding = useDeciding()
  const { idea, into, joined } = data
  const decisions = useDecisions(data, deciding)
  const refusal = deciding.answer?.refusal
  const isShown = idea.state === 'shown' && !into
  return (
    <Page
      title={idea.title}
      titleMetadata={<IdeaBadges idea={idea} />}
      backAction={{ content: t('title'), url: '/app/ideas' }}
      {...decisions.actions}
    >
      <BlockStack gap="400">
        {refusal ? (
          <Banner tone="critical" title={t('refused')}>
            {renderRefusal(refusal, speech)}
          </Banner>
        ) : null}
        {into ? (
          <Banner
            title={t('into.title', { title: into.title })}
            action={{
              content: t('part.action'),
              onAction: () => deciding.send(idea.id, 'part'),
              disabled: deciding.isBusy,
            }}
            secondaryAction={{
              content: t('see'),
              onAction: () => navigate(`/app/ideas/${into.id}`),
            }}
          >
            {t('into.text')}
          </Banner>
        ) : null}
        <NamesMissing people={[idea.person, ...joined.map(({ person }) => person)]} />
        <InlineGrid columns={isShown ? { xs: 1, md: ['twoThirds', 'oneThird'] } : 1} gap="400">
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  <bdi>{idea.title}</bdi>
                </Text>
                <IdeaText idea={idea} />
              </BlockStack>
            </Card>
            {isShown ? <ReplyCard key={idea.reply} idea={idea} deciding={deciding} /> : null}
            {joined.length > 0 ? <JoinedCard joined={joined} deciding={deciding} /> : null}
            {(isShown || idea.state === 'waiting') && !into ? (
              <JoinCard data={data} deciding={deciding} />
            ) : null}
          </BlockStack>
          {isShown ? (
            <div>
              <StatusCard idea={idea} deciding={deciding} />
            </div>
          ) : null}
        </InlineGrid>
      </BlockStack>
      {decisions.questions}
    </Page>
  )
}

/** Accepting is done at once; what takes something away is asked first. */
function useDecisions({ idea, into }: IdeaData, { isBusy: disabled, send }: Deciding) {
  const t = useT('ideas')
  const [asked, setAsked] = useState<'decline' | 'remove' | null>(null)
  const all = into ? [] : decisionsFor(idea.state)
  const others = all
    .filter((one) => one !== 'accept')
    .map((one) => ({
      content: t(`do.${one}`),
      disabled,
      onAction: () => (one === 'undo' ? send(idea.id, one) : setAsked(one)),
    }))
  const act = (intent: 'decline' | 'remove', more = {}) => {
    setAsked(null)
    send(idea.id, intent, more)
  }
  const accept = {
    content: t(idea.state === 'removed' ? 'do.restore' : 'do.accept'),
    disabled,
    onAction: () => send(idea.id, 'accept'),
  }
  return {
    actions: {
      ...(all.includes('accept') ? { primaryAction: accept } : {}),
      secondaryActions: others,
    },
    questions: (
      <>
        {asked === 'decline' ? (
          <DeclineModal
            isShown={idea.state === 'shown'}
            onClose={() => setAsked(null)}
            onDecline={(reason) => act('decline', reason)}
          />
        ) : null}
        <ConfirmModal
          asked={
            asked === 'remove'
              ? {
                  title: t('remove.title'),
                  text: t('remove.text'),
                  action: t('do.remove'),
                  isCritical: true,
                }
              : null
          }
          onConfirm={() => act('remove')}
          onClose={() => setAsked(null)}
        />
      </>
    ),
  }
}
