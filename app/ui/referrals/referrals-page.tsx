// Referrals: figures, what waits for a decision, and all others.
import { Modal, TitleBar } from '@shopify/app-bridge-react'
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  Page,
  Pagination,
  Text,
} from '@shopify/polaris'
import { useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { EmptyList } from '../list/empty-list.tsx'
import { RowsCard } from '../list/rows-card.tsx'
import { NamesMissing } from '../members/names-missing.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { ReferralLine } from './referral-line.tsx'
import type { ReferralIntent, ReferralsProps, ShownReferral } from './referrals-data.ts'

export function ReferralsPage({ data, fetcher }: ReferralsProps) {
  const t = useT('referrals')
  const { speech } = useSpeech()
  const [asked, setAsked] = useState<ShownReferral | null>(null)
  const { review, rest, figures, hasRule, ruleKind, page, hasNext } = data
  const submit = ({ friendId }: ShownReferral, intent: ReferralIntent) =>
    fetcher.submit({ intent, friendId }, { method: 'post' })
  // What somebody has already been given is not taken back by a slip of the finger.
  const decide = (referral: ShownReferral, intent: ReferralIntent) =>
    intent !== 'accept' && referral.state === 'held' ? setAsked(referral) : submit(referral, intent)
  const takeBack = () => {
    if (asked) submit(asked, asked.isDecided ? 'undo' : 'reject')
    setAsked(null)
  }
  const isBusy = fetcher.state !== 'idle'
  const refusal = fetcher.data?.refusal
  const list = { isBusy, onDecide: decide }
  return (
    <Page title={t('title')}>
      <BlockStack gap="400">
        {refusal ? <Banner tone="warning">{renderRefusal(refusal, speech)}</Banner> : null}
        {hasRule || figures.came === 0 ? null : <NoRule kind={ruleKind} />}
        <NamesMissing people={[...review, ...rest].flatMap((one) => [one.friend, one.referrer])} />
        {figures.came === 0 ? <NothingYet hasRule={hasRule} /> : <Figures {...figures} />}
        <List title={t('review')} about={t('review_about')} referrals={review} {...list} />
        <List title={t('all')} referrals={rest} {...list} />
        {page > 0 || hasNext ? (
          <Pagination
            hasPrevious={page > 0}
            hasNext={hasNext}
            previousURL={`/app/referrals?page=${page - 1}`}
            nextURL={`/app/referrals?page=${page + 1}`}
          />
        ) : null}
      </BlockStack>
      <TakeBackModal referral={asked} onDone={takeBack} onClose={() => setAsked(null)} />
    </Page>
  )
}

interface ListProps {
  title: string
  about?: string
  referrals: ShownReferral[]
  isBusy: boolean
  onDecide(referral: ShownReferral, intent: ReferralIntent): void
}

function List({ title, about, referrals, isBusy, onDecide }: ListProps) {
  if (referrals.length === 0) return null
  return (
    <BlockStack gap="200">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {about ? (
          <Text as="p" tone="subdued">
            {about}
          </Text>
        ) : null}
      </Box>
      <RowsCard rows={referrals} keyOf={(referral) => referral.friendId}>
        {(referral) => <ReferralLine referral={referral} isBusy={isBusy} onDecide={onDecide} />}
      </RowsCard>
    </BlockStack>
  )
}

function Figures(figures: ReferralsProps['data']['figures']) {
  const t = useT('referrals')
  const { number, points } = useSpeech()
  const shown = [
    ['came', number(figures.came)],
    ['waiting', number(figures.waiting)],
    ['held', number(figures.held)],
    ['rejected', number(figures.rejected)],
    ['points', points(figures.points)],
  ] as const
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, sm: 5 }} gap="300">
        {shown.map(([name, value]) => (
          <BlockStack key={name} gap="050">
            <Text as="span" variant="bodySm" tone="subdued">
              {t(`figures.${name}`)}
            </Text>
            <Text as="span" variant="headingSm" numeric>
              {value}
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
    </Card>
  )
}

function NoRule({ kind }: { kind: string | null }) {
  const t = useT('referrals')
  const action = { content: t('no_rule.action'), url: '/app/program' }
  return kind === null ? null : (
    <Banner tone="info" action={action}>
      {t('no_rule.text')}
    </Banner>
  )
}

function NothingYet({ hasRule }: { hasRule: boolean }) {
  const t = useT('referrals')
  return (
    <EmptyList title={t('empty.title')} text={t('empty.text')}>
      {hasRule ? null : (
        <>
          <Text as="p" alignment="center">
            {t('no_rule.text')}
          </Text>
          <Button url="/app/program">{t('no_rule.action')}</Button>
        </>
      )}
    </EmptyList>
  )
}

interface TakeBackProps {
  /** Null while nothing is asked. */
  referral: ShownReferral | null
  onDone(): void
  onClose(): void
}

function TakeBackModal({ referral, onDone, onClose }: TakeBackProps) {
  const t = useT('referrals')
  const shared = useT('shared')
  const { points } = useSpeech()
  return (
    <Modal open={referral !== null} onHide={onClose}>
      {referral === null ? null : (
        <Box padding="400">
          <Text as="p">
            {t('take_back_text', {
              referrer: points(referral.pointsReferrer),
              friend: points(referral.pointsFriend),
            })}
          </Text>
        </Box>
      )}
      <TitleBar title={t('take_back_ask')}>
        <button type="button" variant="primary" tone="critical" onClick={onDone}>
          {t('take_back')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
