// An order of the merchant's own, which the page sees earning before anybody else sees the program.
import { BlockStack, Button, InlineStack, Link, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { Refused } from './refused.tsx'
import { hasProgram, type StartData } from './start-data.ts'
import { StepCard } from './step-card.tsx'
import { useStart } from './use-start.ts'

export function TestCard({ data }: { data: StartData }) {
  const t = useT('start')
  const { phase, test } = data
  const hasBegun = phase === 'test' || phase === 'live'
  return (
    <StepCard number={5} title={t('test.heading')} isDone={test.earned !== null && hasBegun}>
      {phase === 'live' ? null : (
        <Text as="p" tone="subdued">
          {t('test.text')}
        </Text>
      )}
      {hasBegun ? (
        <Try data={data} />
      ) : !hasProgram(data) ? (
        <Text as="p">{t('test.needs_program')}</Text>
      ) : (
        <Begin data={data} />
      )}
      <div role="status">{hasBegun ? <Earned data={data} /> : null}</div>
    </StepCard>
  )
}

/** One click starts it for the merchant's own account and opens the checkout beside this page. */
function Begin({ data: { test, draft } }: { data: StartData }) {
  const t = useT('start')
  const { send, isBusy, refusal } = useStart('test')
  const [customer, setCustomer] = useState('')
  const { own, address } = test
  const who: Record<string, string> = own ? { customerId: own.customerId } : { customer }
  const begin = () => send({ ...who, revision: String(draft.revision) })
  return (
    <BlockStack gap="300">
      <Refused refusal={refusal} />
      {own ? (
        <Text as="p">{t('test.you', { name: own.name, email: own.email ?? '' })}</Text>
      ) : (
        <TextField
          label={t('test.customer')}
          helpText={t('test.no_account')}
          value={customer}
          onChange={setCustomer}
          maxLength={200}
          autoComplete="off"
        />
      )}
      <InlineStack>
        <Button
          url={address}
          target="_blank"
          variant="primary"
          disabled={isBusy || (!own && customer.trim() === '')}
          onClick={begin}
        >
          {t('test.start')}
        </Button>
      </InlineStack>
    </BlockStack>
  )
}

function Try({ data: { test, phase } }: { data: StartData }) {
  const t = useT('start')
  const names = test.testers.map(({ name, email }) => name ?? email ?? t('test.unnamed'))
  return (
    <InlineStack gap="300" blockAlign="center">
      <Button url={test.address} target="_blank">
        {t('test.order')}
      </Button>
      <Text as="span">
        {phase === 'live' ? t('test.live') : t('test.testers', { names: names.join(', ') })}
      </Text>
    </InlineStack>
  )
}

function Earned({ data: { test } }: { data: StartData }) {
  const t = useT('start')
  const { points } = useSpeech()
  const { earned } = test
  if (!earned) return <Text as="p">{t('test.waiting')}</Text>
  return (
    <Text as="p" fontWeight="semibold">
      {t('test.earned', { order: earned.name, points: points(earned.points) })}{' '}
      <Link url={`/app/orders/${earned.orderId}`}>{t('test.why')}</Link>
    </Text>
  )
}
