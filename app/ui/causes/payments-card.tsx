// What the merchant paid to a cause: one more is recorded here, and each can be undone.
import type { FetcherWithComponents } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Badge, BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { useEffect, useMemo, useState } from 'react'
import { outstandingMinor } from '../../loyalty/causes/cause.ts'
import { type Payment, paymentSchema } from '../../loyalty/causes/payment.ts'
import { formatDate } from '../../loyalty/explain/format.ts'
import type { Problems } from '../../loyalty/kernel/check-fields.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { CauseAnswer, CauseProps } from './causes-data.ts'

export function PaymentsCard({ data, fetcher }: CauseProps) {
  const t = useT('causes')
  const isBusy = fetcher.state !== 'idle'
  const { payments } = data
  const undo = (id: string) => fetcher.submit({ intent: 'undo_payment', id }, { method: 'post' })
  return (
    <Card>
      <BlockStack gap="400">
        <NewPayment data={data} fetcher={fetcher} />
        <Divider />
        <Text as="h3" variant="headingSm">
          {t('payment.list')}
        </Text>
        {payments.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('payment.none')}
          </Text>
        ) : null}
        {payments.map((payment) => (
          <PaymentLine
            key={payment.id}
            payment={payment}
            isBusy={isBusy}
            onUndo={() => undo(payment.id)}
          />
        ))}
      </BlockStack>
    </Card>
  )
}

function NewPayment({ data, fetcher }: CauseProps) {
  const t = useT('causes')
  const { row, today } = data
  // Another payment is another id; the same sent twice is one.
  const [id, setId] = useState(() => crypto.randomUUID())
  const schema = useMemo(() => paymentSchema(today), [today])
  const amountMinor = row ? outstandingMinor(row) : 0
  const fresh = { amountMinor, paidOn: today, note: '' }
  const handle = useSettingsForm(schema, fresh)
  useRecorded(fetcher, {
    recorded: () => {
      handle.reset(fresh)
      setId(crypto.randomUUID())
    },
    refused: handle.refuse,
  })
  const record = () => {
    if (!handle.showAll()) return
    fetcher.submit({ intent: 'pay', id, form: JSON.stringify(handle.settings) }, { method: 'post' })
  }
  return (
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          {t('payment.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('payment.about')}
        </Text>
      </BlockStack>
      <SettingsFields handle={handle} words="payments" />
      <InlineStack>
        <Button loading={fetcher.state !== 'idle'} onClick={record}>
          {t('payment.record')}
        </Button>
      </InlineStack>
    </BlockStack>
  )
}

interface Answered {
  recorded(): void
  refused(problems: Problems): void
}

function useRecorded(fetcher: FetcherWithComponents<CauseAnswer>, answered: Answered) {
  const shopify = useAppBridge()
  const t = useT('causes')
  // Once for each answer.
  useEffect(() => {
    if (fetcher.state !== 'idle' || fetcher.data?.intent !== 'pay') return
    const { refusal } = fetcher.data
    if (refusal?.code === 'payment_invalid') answered.refused((refusal.details ?? {}) as Problems)
    if (refusal) return
    answered.recorded()
    shopify.toast.show(t('payment.recorded'))
  }, [fetcher.state, fetcher.data])
}

interface LineProps {
  payment: Payment
  isBusy: boolean
  onUndo(): void
}

function PaymentLine({ payment, isBusy, onUndo }: LineProps) {
  const t = useT('causes')
  const { money, speech } = useSpeech()
  const { amountMinor, paidOn, note, isUndone } = payment
  const amount = money(amountMinor)
  return (
    <InlineStack align="space-between" blockAlign="start" gap="300">
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="medium" numeric>
            {amount}
          </Text>
          {isUndone ? <Badge>{t('payment.undone')}</Badge> : null}
        </InlineStack>
        <Text as="span" tone="subdued">
          {formatDate(paidOn, speech.locale, 'UTC')}
        </Text>
        {note ? (
          <Text as="span" breakWord>
            {note}
          </Text>
        ) : null}
      </BlockStack>
      {isUndone ? null : (
        <Button
          disabled={isBusy}
          onClick={onUndo}
          accessibilityLabel={t('payment.undo_named', { amount })}
        >
          {t('payment.undo')}
        </Button>
      )}
    </InlineStack>
  )
}
