import {
  BlockStack,
  IndexTable,
  Link,
  Text,
  useBreakpoints,
  useIndexResourceState,
} from '@shopify/polaris'
import type { FulfilmentStatus } from '../../loyalty/rewards/fulfilment/fulfilment.ts'
import { nameOf } from '../members/member-line.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { FulfilmentIntent, ShownFulfilment } from './fulfilment-data.ts'

interface TableProps {
  fulfilments: ShownFulfilment[]
  status: FulfilmentStatus
  isBusy: boolean
  onDo(intent: FulfilmentIntent, ids: string[]): void
}

/** The rows, to be picked one or many, with what can be done with those picked. */
export function FulfilmentTable({ fulfilments, status, isBusy, onDo }: TableProps) {
  const t = useT('fulfilment')
  const { smDown } = useBreakpoints()
  const rows = fulfilments as (ShownFulfilment & { [key: string]: unknown })[]
  const selection = useIndexResourceState(rows)
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } =
    selection
  const action = (intent: FulfilmentIntent) => ({
    content: t(`do.${intent}`),
    disabled: isBusy,
    onAction: () => {
      onDo(intent, selectedResources)
      clearSelection()
    },
  })
  return (
    <IndexTable
      condensed={smDown}
      resourceName={{ singular: t('resource.singular'), plural: t('resource.plural') }}
      itemCount={fulfilments.length}
      selectedItemsCount={allResourcesSelected ? 'All' : selectedResources.length}
      onSelectionChange={handleSelectionChange}
      selectable={status !== 'cancelled'}
      promotedBulkActions={
        status === 'to_do'
          ? [action('send'), action('cancel')]
          : status === 'sent'
            ? [action('undo')]
            : []
      }
      headings={[
        { title: t('columns.reward') },
        { title: t('columns.member') },
        { title: t('columns.when') },
        { title: t('columns.note') },
      ]}
    >
      {fulfilments.map((one, index) => (
        <IndexTable.Row
          key={one.id}
          id={one.id}
          position={index}
          selected={selectedResources.includes(one.id)}
          disabled={status === 'sent' && !one.canBeUndone}
        >
          <Cells fulfilment={one} isNarrow={smDown} />
        </IndexTable.Row>
      ))}
    </IndexTable>
  )
}

function Cells({ fulfilment, isNarrow }: { fulfilment: ShownFulfilment; isNarrow: boolean }) {
  const t = useT('fulfilment')
  const members = useT('members')
  const { points, date } = useSpeech()
  const { label, memberId, person, note, tracking, createdAt, handledAt } = fulfilment
  const who = (
    <Link url={`/app/members/${memberId}`} dataPrimaryLink monochrome>
      {nameOf(person, members)}
    </Link>
  )
  const when = handledAt
    ? t('handled', { asked: date(createdAt), handled: date(handledAt) })
    : date(createdAt)
  const told = [tracking ? t('tracking', { tracking }) : '', note ?? ''].filter(Boolean).join(' · ')
  const reward = (
    <BlockStack gap="050">
      <Text as="span" fontWeight="semibold" breakWord>
        {label}
      </Text>
      <Text as="span" tone="subdued">
        {points(fulfilment.points)}
      </Text>
    </BlockStack>
  )
  if (isNarrow) {
    return (
      <div style={{ padding: 'var(--p-space-300) var(--p-space-400)', inlineSize: '100%' }}>
        <BlockStack gap="100">
          {reward}
          {who}
          <Text as="span" tone="subdued">
            {when}
          </Text>
          {told ? <Text as="span">{told}</Text> : null}
        </BlockStack>
      </div>
    )
  }
  return (
    <>
      <IndexTable.Cell>{reward}</IndexTable.Cell>
      <IndexTable.Cell>{who}</IndexTable.Cell>
      <IndexTable.Cell>{when}</IndexTable.Cell>
      <IndexTable.Cell>{told}</IndexTable.Cell>
    </>
  )
}
