// The rows: each can be handled by itself, or picked with others. The same on a phone, where a
// table would hide what can be done.
import {
  BlockStack,
  Box,
  Button,
  Checkbox,
  Divider,
  InlineStack,
  Link,
  Text,
} from '@shopify/polaris'
import { useState } from 'react'
import type { FulfilmentStatus } from '../../loyalty/rewards/fulfilment/fulfilment.ts'
import { nameOf } from '../members/member-line.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { FulfilmentIntent, ShownFulfilment } from './fulfilment-data.ts'

interface ListProps {
  fulfilments: ShownFulfilment[]
  status: FulfilmentStatus
  isBusy: boolean
  onDo(intent: FulfilmentIntent, ids: string[]): void
}

const intents: Record<FulfilmentStatus, FulfilmentIntent[]> = {
  to_do: ['send', 'cancel'],
  sent: ['undo'],
  cancelled: [],
}

export function FulfilmentList({ fulfilments, status, isBusy, onDo }: ListProps) {
  const t = useT('fulfilment')
  const { number } = useSpeech()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const open = fulfilments.filter((one) => status === 'to_do' || one.canBeUndone)
  // Somebody else may have handled one of them since it was picked.
  const ids = open.map(({ id }) => id).filter((id) => picked.has(id))
  const pick = (id: string, isPicked: boolean) => {
    const next = new Set(ids)
    if (isPicked) next.add(id)
    else next.delete(id)
    setPicked(next)
  }
  const all = ids.length > 0 && ids.length === open.length
  return (
    <div>
      {open.length > 1 ? (
        <Box padding="400" background="bg-surface-secondary">
          <InlineStack gap="300" blockAlign="center">
            <Checkbox
              label={
                ids.length > 0
                  ? t('picked', { count: ids.length, number: number(ids.length) })
                  : t('pick_all')
              }
              checked={all ? true : ids.length > 0 ? 'indeterminate' : false}
              onChange={() => setPicked(new Set(all ? [] : open.map(({ id }) => id)))}
            />
            {ids.length > 0
              ? intents[status].map((intent) => (
                  <Button key={intent} disabled={isBusy} onClick={() => onDo(intent, ids)}>
                    {t(`do_picked.${intent}`)}
                  </Button>
                ))
              : null}
          </InlineStack>
        </Box>
      ) : null}
      {fulfilments.map((one) => (
        <div key={one.id}>
          <Divider />
          <Row
            fulfilment={one}
            intents={open.includes(one) ? intents[status] : []}
            isPicked={open.length > 1 && open.includes(one) ? ids.includes(one.id) : null}
            isBusy={isBusy}
            onPick={(isPicked) => pick(one.id, isPicked)}
            onDo={(intent) => onDo(intent, [one.id])}
          />
        </div>
      ))}
    </div>
  )
}

interface RowProps {
  fulfilment: ShownFulfilment
  intents: FulfilmentIntent[]
  /** Null: it cannot be picked. */
  isPicked: boolean | null
  isBusy: boolean
  onPick(isPicked: boolean): void
  onDo(intent: FulfilmentIntent): void
}

function Row({ fulfilment, intents: possible, isPicked, isBusy, onPick, onDo }: RowProps) {
  const t = useT('fulfilment')
  const members = useT('members')
  const name = nameOf(fulfilment.person, members)
  const { label } = fulfilment
  return (
    <Box padding="400">
      <InlineStack gap="300" align="space-between" blockAlign="start">
        <InlineStack gap="300" blockAlign="start" align="start" wrap={false}>
          {isPicked === null ? null : (
            <Checkbox
              label={t('pick', { reward: label, member: name })}
              labelHidden
              checked={isPicked}
              onChange={onPick}
            />
          )}
          <Said fulfilment={fulfilment} name={name} />
        </InlineStack>
        <InlineStack gap="200" align="start">
          {possible.map((intent) => (
            <Button key={intent} disabled={isBusy} onClick={() => onDo(intent)}>
              {t(`do.${intent}`)}
            </Button>
          ))}
        </InlineStack>
      </InlineStack>
    </Box>
  )
}

function Said({ fulfilment, name }: { fulfilment: ShownFulfilment; name: string }) {
  const t = useT('fulfilment')
  const { amount, date } = useSpeech()
  const { label, memberId, note, tracking, createdAt, handledAt } = fulfilment
  const when = handledAt
    ? t('handled', { asked: date(createdAt), handled: date(handledAt) })
    : t('asked', { asked: date(createdAt) })
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
        {label}
      </Text>
      <Link url={`/app/members/${memberId}`} monochrome>
        {name}
      </Link>
      <Text as="p" tone="subdued">
        {t('line', { points: amount(fulfilment.asset, fulfilment.points), when })}
      </Text>
      {tracking ? (
        <Text as="p" breakWord>
          {t('tracking', { tracking })}
        </Text>
      ) : null}
      {note ? (
        <Text as="p" breakWord>
          {note}
        </Text>
      ) : null}
    </BlockStack>
  )
}
