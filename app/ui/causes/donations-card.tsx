// What members gave to a cause, the newest first. One can be taken back, with its points.
import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris'
import { useState } from 'react'
import { type Confirmation, ConfirmModal } from '../editor/confirm-modal.tsx'
import { nameOf } from '../members/member-line.tsx'
import { NamesMissing } from '../members/names-missing.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { CauseProps, ShownDonation } from './causes-data.ts'

export function DonationsCard({ data, fetcher }: CauseProps) {
  const t = useT('causes')
  const [cancelling, setCancelling] = useState<ShownDonation | null>(null)
  const { donations } = data
  const cancel = () => {
    const id = cancelling?.redemptionId ?? ''
    setCancelling(null)
    fetcher.submit({ intent: 'cancel_donation', id }, { method: 'post' })
  }
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('donations.title')}
        </Text>
        <NamesMissing people={donations.map(({ person }) => person)} />
        {donations.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('donations.none')}
          </Text>
        ) : null}
        {donations.map((donation) => (
          <DonationLine
            key={donation.redemptionId}
            donation={donation}
            isBusy={fetcher.state !== 'idle'}
            onCancel={() => setCancelling(donation)}
          />
        ))}
      </BlockStack>
      <ConfirmModal
        asked={useCancelling(cancelling)}
        onConfirm={cancel}
        onClose={() => setCancelling(null)}
      />
    </Card>
  )
}

interface LineProps {
  donation: ShownDonation
  isBusy: boolean
  onCancel(): void
}

function DonationLine({ donation, isBusy, onCancel }: LineProps) {
  const t = useT('causes')
  const members = useT('members')
  const { points, money, date } = useSpeech()
  const name = nameOf(donation.person, members)
  const amount = money(donation.amountMinor)
  return (
    <InlineStack align="space-between" blockAlign="start" gap="300">
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Link url={`/app/members/${donation.memberId}`} monochrome>
            {name}
          </Link>
          {donation.isCancelled ? <Badge>{t('donations.cancelled')}</Badge> : null}
        </InlineStack>
        <Text as="span">{t('donations.line', { points: points(donation.points), amount })}</Text>
        <Text as="span" tone="subdued">
          {date(donation.at)}
        </Text>
      </BlockStack>
      {donation.isCancelled ? null : (
        <Button
          disabled={isBusy}
          onClick={onCancel}
          accessibilityLabel={t('donations.cancel_named', { amount, name })}
        >
          {t('donations.cancel')}
        </Button>
      )}
    </InlineStack>
  )
}

function useCancelling(donation: ShownDonation | null): Confirmation | null {
  const t = useT('causes')
  const members = useT('members')
  const { points, money } = useSpeech()
  if (!donation) return null
  return {
    title: t('donations.ask'),
    text: t('donations.text', {
      name: nameOf(donation.person, members),
      points: points(donation.points),
      amount: money(donation.amountMinor),
    }),
    action: t('donations.do'),
    isCritical: true,
  }
}
