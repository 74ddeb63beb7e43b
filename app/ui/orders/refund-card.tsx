import { BlockStack, Card, Text, TextField } from '@shopify/polaris'
import {
  type RenderedExplanation,
  renderExplanation,
} from '../../loyalty/explain/reckoning/render-explanation.ts'
import { Steps } from '../reckoning/steps.tsx'
import { besideMoney } from '../settings-form/fields/amount-field.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { OrderData, RefundableLine } from './order-data.ts'
import { UnitsField } from './units-field.tsx'
import { type RefundDraft, useRefundPreview } from './use-refund-preview.ts'

/** What a refund would take, before it is made in Shopify. */
export function RefundCard({ order }: { order: OrderData }) {
  const t = useT('orders')
  const { speech, money } = useSpeech()
  const { draft, change, isShippingWrong, isAmountWrong, explanation } = useRefundPreview(order)
  const isAnythingLeft = order.refundable.length > 0 || order.shippingLeftMinor > 0
  if (!isAnythingLeft || order.memberId === null) return null
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('refund.heading')}
          </Text>
          <Text as="p" tone="subdued">
            {t('refund.text')}
          </Text>
        </BlockStack>
        {order.refundable.map((line) => (
          <LineField key={line.id} line={line} draft={draft} onChange={change} />
        ))}
        {order.shippingLeftMinor > 0 ? (
          <MoneyField
            label={t('refund.shipping')}
            help={t('refund.shipping_left', { amount: money(order.shippingLeftMinor) })}
            value={draft.shipping}
            onChange={(shipping) => change({ ...draft, shipping })}
            error={isShippingWrong ? t('refund.shipping_problem') : undefined}
          />
        ) : null}
        <MoneyField
          label={t('refund.amount')}
          value={draft.amount}
          onChange={(amount) => change({ ...draft, amount })}
          error={isAmountWrong ? t('refund.amount_problem') : undefined}
        />
        <div aria-live="polite">
          {explanation ? <Outcome explained={renderExplanation(explanation, speech)} /> : null}
        </div>
      </BlockStack>
    </Card>
  )
}

function Outcome({ explained }: { explained: RenderedExplanation }) {
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="semibold">
        {explained.headline}
      </Text>
      <Steps steps={explained.steps} />
    </BlockStack>
  )
}

interface MoneyFieldProps {
  label: string
  help?: string
  value: string
  onChange(value: string): void
  error: string | undefined
}

function MoneyField({ label, help, value, onChange, error }: MoneyFieldProps) {
  const { currency, locale } = useSpeech().speech
  return (
    <TextField
      label={label}
      helpText={help}
      {...besideMoney(currency, locale)}
      value={value}
      onChange={onChange}
      error={error}
      inputMode="decimal"
      autoComplete="off"
    />
  )
}

interface LineFieldProps {
  line: RefundableLine
  draft: RefundDraft
  onChange(draft: RefundDraft): void
}

/** Beside the units of a line, what all of them would take. */
function LineField({ line, draft, onChange }: LineFieldProps) {
  const t = useT('orders')
  const { points } = useSpeech()
  const { id, title, quantity, takes } = line
  return (
    <UnitsField
      title={title}
      quantity={quantity}
      help={takes === null ? undefined : t('refund.all', { amount: points(takes) })}
      value={draft.units[id] ?? '0'}
      onChange={(units) => onChange({ ...draft, units: { ...draft.units, [id]: units } })}
    />
  )
}
