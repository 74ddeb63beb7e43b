import type { FetcherWithComponents } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Layout, Page } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { AdjustModal } from './adjust-modal.tsx'
import { BalanceCard } from './balance-card.tsx'
import { CodesCard } from './codes-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { LotsCard } from './lots-card.tsx'
import type { MemberAnswer, MemberData } from './member-data.ts'
import { nameOf } from './member-line.tsx'
import { NamesMissing } from './names-missing.tsx'
import { OrdersCard } from './orders-card.tsx'

interface MemberProps {
  member: MemberData
  fetcher: FetcherWithComponents<MemberAnswer>
}

export function MemberPage({ member, fetcher }: MemberProps) {
  const t = useT('member')
  const people = useT('members')
  const { statement, person } = member
  const { speech, date } = useSpeech()
  const [isAdjusting, setAdjusting] = useState(false)
  // What was typed stays when it is refused; the next adjustment begins with an empty form.
  const [adjustmentId, setAdjustmentId] = useState(member.adjustmentId)
  const { answer, isBusy } = useAnswer(fetcher, () => {
    setAdjusting(false)
    setAdjustmentId(member.adjustmentId)
  })
  const refusal = answer && !answer.result.ok ? answer.result.refusal : null
  const { customerId } = statement.member
  const joined = date(statement.member.joinedAt)
  const undo = (adjustmentId: string) =>
    fetcher.submit({ intent: 'undo', adjustmentId }, { method: 'post' })
  return (
    <Page
      title={nameOf(person, people)}
      subtitle={
        person.is === 'known' && person.email
          ? t('joined_with_email', { email: person.email, date: joined })
          : t('joined', { date: joined })
      }
      backAction={{ content: t('back'), url: '/app/members' }}
      secondaryActions={
        customerId === null
          ? []
          : [
              {
                content: t('view_customer'),
                url: `shopify:admin/customers/${customerId}`,
                target: '_top',
              },
            ]
      }
      primaryAction={{ content: t('adjust'), onAction: () => setAdjusting(true) }}
    >
      <Layout>
        {refusal && answer?.intent === 'undo' ? (
          <Layout.Section variant="fullWidth">
            <Banner tone="critical" title={t('not_undone')}>
              {renderRefusal(refusal, speech)}
            </Banner>
          </Layout.Section>
        ) : null}
        {person.is === 'unread' ? (
          <Layout.Section variant="fullWidth">
            <NamesMissing people={[person]} />
          </Layout.Section>
        ) : null}
        <Layout.Section variant="fullWidth">
          <BalanceCard balance={statement.balance} />
        </Layout.Section>
        <Layout.Section>
          <BlockStack gap="400">
            <HistoryCard
              statement={statement}
              isNewest={member.isNewest}
              onUndo={isBusy ? undefined : undo}
            />
            <OrdersCard orders={statement.orders} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <CodesCard redemptions={statement.redemptions} />
            <LotsCard lots={statement.lots} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <AdjustModal
        key={adjustmentId}
        isOpen={isAdjusting}
        isBusy={isBusy}
        available={statement.balance.available}
        refusal={answer?.intent === 'adjust' ? refusal : null}
        onClose={() => setAdjusting(false)}
        onAdjust={(points, note) =>
          fetcher.submit(
            { intent: 'adjust', adjustmentId, points: String(points), note },
            { method: 'post' },
          )
        }
      />
    </Page>
  )
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
