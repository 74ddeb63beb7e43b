import type { FetcherWithComponents } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Layout, Page } from '@shopify/polaris'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { MemberOffersCard } from '../offers/member-offers-card.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { BalanceCard } from './balance-card.tsx'
import { CardsCard } from './cards-card.tsx'
import { ChallengesCard } from './challenges/challenges-card.tsx'
import { CodesCard } from './codes-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { LotsCard } from './lots-card.tsx'
import type { MemberAnswer, MemberData, MemberIntent } from './member-data.ts'
import { nameOf } from './member-line.tsx'
import { MembershipCard } from './membership-card.tsx'
import { MemberModals, type OpenModal } from './modals/member-modals.tsx'
import { OrdersCard } from './orders-card.tsx'
import { PlanCard } from './plans/plan-card.tsx'
import { NicknameCard } from './profile/nickname-card.tsx'
import { ProfileCard } from './profile/profile-card.tsx'
import { StatusBadges } from './status-badge.tsx'
import { TierCard } from './tier-card.tsx'
import { useMemberActions } from './use-member-actions.ts'

interface MemberProps {
  member: MemberData
  fetcher: FetcherWithComponents<MemberAnswer>
}

export function MemberPage({ member, fetcher }: MemberProps) {
  const t = useT('member')
  const people = useT('members')
  const { statement, person } = member
  const { date } = useSpeech()
  const [modal, setModal] = useState<OpenModal | null>(null)
  // What was typed stays when it is refused; the next thing begins with an empty form.
  const [requestId, setRequestId] = useState(member.adjustmentId)
  const { answer, isBusy } = useAnswer(fetcher, () => {
    setModal(null)
    setRequestId(member.adjustmentId)
  })
  const actions = useMemberActions(member, setModal)
  const { submit } = fetcher
  const undo = useCallback(
    (adjustmentId: string) => submit({ intent: 'undo', adjustmentId }, { method: 'post' }),
    [submit],
  )
  const ask = useCallback(
    (intent: MemberIntent) => submit({ intent }, { method: 'post' }),
    [submit],
  )
  const joined = date(statement.member.joinedAt)
  return (
    <Page
      title={nameOf(person, people)}
      titleMetadata={<StatusBadges status={member.status} isTest={member.isTest} />}
      subtitle={
        person.is === 'known' && person.email
          ? t('joined_with_email', { email: person.email, date: joined })
          : t('joined', { date: joined })
      }
      backAction={{ content: t('back'), url: '/app/members' }}
      secondaryActions={actions}
      primaryAction={{ content: t('adjust'), onAction: () => setModal({ is: 'adjust' }) }}
    >
      <Layout>
        <PageNotice member={member} answer={answer} isFailed={actions.isFailed} />
        <MemberBody member={member} isBusy={isBusy} onUndo={undo} onAsk={ask} onOpen={setModal} />
      </Layout>
      <MemberModals
        key={requestId}
        modal={modal}
        requestId={requestId}
        isBusy={isBusy}
        available={statement.balance.available}
        about={member.about}
        answer={answer}
        onClose={() => setModal(null)}
        onSend={(values) => fetcher.submit(values, { method: 'post' })}
      />
    </Page>
  )
}

interface BodyProps {
  member: MemberData
  isBusy: boolean
  onUndo(adjustmentId: string): void
  /** For what needs no form. */
  onAsk(intent: MemberIntent): void
  onOpen(modal: OpenModal): void
}

/** Long for a member of many years, so that it is not drawn anew when a form opens. */
const MemberBody = memo(function MemberBody(props: BodyProps) {
  const { member, isBusy, onUndo, onAsk, onOpen } = props
  const { statement, long } = member
  const isHere = statement.member.customerId !== null
  return (
    <>
      <Layout.Section variant="fullWidth">
        <BalanceCard statement={statement} />
      </Layout.Section>
      <Layout.Section>
        <BlockStack gap="400">
          <HistoryCard member={member} onUndo={isBusy ? undefined : onUndo} />
          <OrdersCard orders={statement.orders} isLong={long === 'orders'} />
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <BlockStack gap="400">
          <TierCard tier={member.tier} />
          <ChallengesCard challenges={member.challenges} />
          <PlanCard plan={member.plan} />
          <ProfileCard
            about={member.about}
            onCorrect={isHere ? () => onOpen({ is: 'profile' }) : undefined}
            onUndo={isBusy ? undefined : () => onAsk('undo_profile')}
          />
          <NicknameCard
            ownName={member.ownName}
            onHide={isBusy ? undefined : () => onAsk('hide_nickname')}
            onShow={isBusy ? undefined : () => onAsk('show_nickname')}
          />
          <CardsCard cards={member.cards} />
          <LotsCard
            lots={statement.lots}
            expiredLots={statement.expiredLots}
            onExtend={(lot) => onOpen({ is: 'extend', lot })}
          />
          <MemberOffersCard offers={member.offers} wantsNone={member.wantsNoOffers} />
          <CodesCard redemptions={statement.redemptions} isLong={long === 'codes'} />
          <MembershipCard statement={statement} />
        </BlockStack>
      </Layout.Section>
    </>
  )
})

interface NoticeProps {
  member: MemberData
  answer: MemberAnswer | undefined
  /** A file could not be had. */
  isFailed: boolean
}

/** What is done without a form says on the page that it was not. */
const withoutForm: MemberIntent[] = ['undo', 'undo_profile', 'hide_nickname', 'show_nickname']

/** One banner at a time: what has just failed comes first. */
function PageNotice({ member, answer, isFailed }: NoticeProps) {
  const t = useT('member')
  const people = useT('members')
  const { speech } = useSpeech()
  const banner = (tone: 'critical' | 'warning' | 'info', title: string, text: string) => (
    <Layout.Section variant="fullWidth">
      <Banner tone={tone} title={title}>
        {text}
      </Banner>
    </Layout.Section>
  )
  if (answer && withoutForm.includes(answer.intent) && !answer.result.ok)
    return banner(
      'critical',
      t(answer.intent.endsWith('nickname') ? 'nickname.not_done' : 'not_undone'),
      renderRefusal(answer.result.refusal, speech),
    )
  if (isFailed) return banner('critical', t('export.failed'), t('export.failed_text'))
  if (member.person.is === 'unread')
    return banner('warning', people('names_missing.title'), people('names_missing.text'))
  return member.isFromMerged ? banner('info', t('merged.title'), t('merged.text')) : null
}

function useAnswer(fetcher: FetcherWithComponents<MemberAnswer>, onDone: () => void) {
  const t = useT('member')
  const shopify = useAppBridge()
  const handled = useRef<MemberAnswer | undefined>(undefined)
  const answer = fetcher.data
  const isBusy = fetcher.state !== 'idle'
  useEffect(() => {
    if (isBusy || !answer || handled.current === answer) return
    handled.current = answer
    if (!answer.result.ok) return
    shopify.toast.show(t(`done.${answer.intent}`))
    onDone()
  }, [isBusy, answer, shopify, onDone, t])
  return { answer, isBusy }
}
