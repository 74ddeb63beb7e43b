import { BlockStack, Button, Form, Select, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { RealOrderHandle } from './use-real-order.ts'

/** The latest orders, and any other by its number. */
export function ChooseOrder({ handle }: { handle: RealOrderHandle }) {
  const t = useT('program')
  const { date, money } = useSpeech()
  const { recent, order, isLoading, unknown, show } = handle
  const [typed, setTyped] = useState('')
  const shown = order && {
    id: order.id,
    name: order.name,
    processedAt: order.snapshot.processedAt,
    placedMinor: order.snapshot.placedMinor,
  }
  const isOffered = recent.some(({ id }) => id === shown?.id)
  const offered = shown && !isOffered ? [shown, ...recent] : recent
  return (
    <BlockStack gap="300">
      <Select
        label={t('real.order')}
        options={offered.map(({ id, name, processedAt, placedMinor }) => ({
          value: id,
          label: t('real.offered', { name, date: date(processedAt), amount: money(placedMinor) }),
        }))}
        value={shown?.id ?? ''}
        onChange={(id) => show({ id })}
      />
      <Form onSubmit={() => typed.trim() !== '' && show({ name: typed.trim() })}>
        <TextField
          label={t('real.other')}
          value={typed}
          onChange={setTyped}
          maxLength={40}
          error={unknown === null ? undefined : t('real.unknown', { name: unknown })}
          autoComplete="off"
          connectedRight={
            <Button submit loading={isLoading} disabled={typed.trim() === ''}>
              {t('real.show')}
            </Button>
          }
        />
      </Form>
    </BlockStack>
  )
}
