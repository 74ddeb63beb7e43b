import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { useT } from '../../words.tsx'
import type { StateData, Tester } from './state-data.ts'

interface TestersProps {
  state: StateData
  isBusy: boolean
  /** Why nobody was added, in words. */
  problem: string | null
  wasAdded: boolean
  onAdd(customer: string): void
  onRemove(memberId: string): void
}

/** Members who see the program while it is tested, and whose test orders count. */
export function TestersCard(props: TestersProps) {
  const t = useT('program')
  const { state, isBusy, problem, wasAdded, onAdd, onRemove } = props
  const [customer, setCustomer] = useState('')
  const [tried, setTried] = useState('')
  useEffect(() => {
    if (wasAdded) setCustomer('')
  }, [wasAdded])
  const add = () => {
    if (customer.trim() === '') return
    setTried(customer)
    onAdd(customer.trim())
  }
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('testers.heading')}
          </Text>
          <Text as="p" tone="subdued">
            {t(state.isDevelopment ? 'testers.about_development' : 'testers.about')}
          </Text>
        </BlockStack>
        {state.testers.map((tester) => (
          <TesterLine key={tester.memberId} tester={tester} isBusy={isBusy} onRemove={onRemove} />
        ))}
        {state.isPublished ? (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              add()
            }}
          >
            <TextField
              id="tester"
              label={t('testers.add_label')}
              value={customer}
              onChange={setCustomer}
              error={problem !== null && customer === tried ? problem : undefined}
              maxLength={200}
              autoComplete="off"
              connectedRight={
                <Button submit disabled={customer.trim() === '' || isBusy} loading={isBusy}>
                  {t('testers.add')}
                </Button>
              }
            />
          </form>
        ) : null}
      </BlockStack>
    </Card>
  )
}

interface LineProps {
  tester: Tester
  isBusy: boolean
  onRemove(memberId: string): void
}

function TesterLine({ tester, isBusy, onRemove }: LineProps) {
  const t = useT('program')
  const { memberId, name, email } = tester
  const shown = name ?? t('testers.unnamed')
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
      <BlockStack>
        <Text as="span" breakWord>
          {shown}
        </Text>
        {email ? (
          <Text as="span" variant="bodySm" tone="subdued" breakWord>
            {email}
          </Text>
        ) : null}
      </BlockStack>
      <Button
        variant="plain"
        disabled={isBusy}
        onClick={() => onRemove(memberId)}
        accessibilityLabel={t('testers.remove_label', { name: shown })}
      >
        {t('testers.remove')}
      </Button>
    </InlineStack>
  )
}
