// One friend: who sent them, how far it is, why it waits, and what can be done about it.
import {
  Badge,
  type BadgeProps,
  BlockStack,
  Button,
  InlineStack,
  Link,
  Text,
} from '@shopify/polaris'
import type { ReferralState } from '../../loyalty/referrals/referral.ts'
import { nameOf } from '../members/member-line.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ReferralIntent, ShownReferral } from './referrals-data.ts'

const tones: Partial<Record<ReferralState, NonNullable<BadgeProps['tone']>>> = {
  ordered: 'info',
  review: 'attention',
  held: 'success',
}

interface LineProps {
  referral: ShownReferral
  isBusy: boolean
  onDecide(referral: ShownReferral, intent: ReferralIntent): void
}

export function ReferralLine({ referral, isBusy, onDecide }: LineProps) {
  const t = useT('referrals')
  const { state, reasons } = referral
  return (
    <InlineStack align="space-between" blockAlign="start" gap="300">
      <BlockStack gap="100" inlineAlign="start">
        <InlineStack gap="200" align="start" blockAlign="center">
          <People referral={referral} />
          <Badge {...(tones[state] ? { tone: tones[state] } : {})}>{t(`states.${state}`)}</Badge>
        </InlineStack>
        <When referral={referral} />
        {reasons.map((reason) => (
          <Text key={reason} as="p" {...(state === 'review' ? {} : { tone: 'subdued' })}>
            {t(`reasons.${reason}`)}
          </Text>
        ))}
      </BlockStack>
      <InlineStack gap="200">
        {intentsOf(referral).map((intent) => (
          <DecideButton key={intent} {...{ referral, intent, isBusy, onDecide }} />
        ))}
      </InlineStack>
    </InlineStack>
  )
}

function intentsOf({ state, isDecided }: ShownReferral): ReferralIntent[] {
  if (state === 'review') return ['reject', 'accept']
  if (isDecided) return ['undo']
  return state === 'held' ? ['reject'] : []
}

function DecideButton({
  referral,
  intent,
  isBusy,
  onDecide,
}: LineProps & { intent: ReferralIntent }) {
  const t = useT('referrals')
  const members = useT('members')
  const name = nameOf(referral.friend, members)
  const key = intent === 'reject' && referral.state === 'held' ? 'take_back' : intent
  const named = { name }
  const labels = {
    accept: t('accept_named', named),
    reject: t('reject_named', named),
    undo: t('undo_named', named),
    take_back: t('take_back_named', named),
  }
  return (
    <Button
      disabled={isBusy}
      {...(intent === 'accept' ? { variant: 'primary' } : {})}
      onClick={() => onDecide(referral, intent)}
      accessibilityLabel={labels[key]}
    >
      {t(key)}
    </Button>
  )
}

function People({ referral }: { referral: ShownReferral }) {
  const t = useT('referrals')
  const members = useT('members')
  const { friendId, referrerId, friend, referrer } = referral
  return (
    <>
      <Link url={`/app/members/${friendId}`} monochrome>
        <Text as="span" fontWeight="semibold" breakWord>
          {nameOf(friend, members)}
        </Text>
      </Link>
      <Text as="span" tone="subdued">
        {t('sent_by')}{' '}
        <Link url={`/app/members/${referrerId}`} monochrome>
          {nameOf(referrer, members)}
        </Link>
      </Text>
    </>
  )
}

function When({ referral }: { referral: ShownReferral }) {
  const t = useT('referrals')
  const { date, points } = useSpeech()
  const { state, cameAt, dueAt, orderId, orderName, pointsReferrer, pointsFriend } = referral
  const facts = [
    t('came_on', { date: date(cameAt) }),
    ...(state === 'ordered' && dueAt ? [t('holds_on', { date: date(dueAt) })] : []),
    ...(state === 'held'
      ? [t('given', { referrer: points(pointsReferrer), friend: points(pointsFriend) })]
      : []),
  ]
  return (
    <Text as="p" tone="subdued">
      {orderId && orderName ? (
        <>
          <Link url={`/app/orders/${orderId}`} monochrome>
            {orderName}
          </Link>
          {' · '}
        </>
      ) : null}
      {facts.join(' · ')}
    </Text>
  )
}
