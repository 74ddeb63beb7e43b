// The rows: each can be decided by itself, or picked with others. The same on a phone.
import { Box, Button, Checkbox, Divider, InlineStack } from '@shopify/polaris'
import { useState } from 'react'
import type { DeedState } from '../../loyalty/deeds/deed.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { ApprovalRow } from './approval-row.tsx'
import type { ApprovalIntent, ShownDeed } from './approvals-data.ts'

interface ListProps {
  deeds: ShownDeed[]
  state: DeedState
  isBusy: boolean
  onDo(intent: ApprovalIntent, ids: string[]): void
}

const intentsOf: Record<DeedState, ApprovalIntent[]> = {
  waiting: ['approve', 'reject'],
  counted: ['reject', 'undo'],
  rejected: ['undo'],
}

export function ApprovalsList({ deeds, state, isBusy, onDo }: ListProps) {
  const t = useT('approvals')
  const { number } = useSpeech()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  // Whoever asked to be forgotten is decided by nobody any more.
  const open = deeds.filter(({ customerId }) => customerId !== null)
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
              ? intentsOf[state].map((intent) => (
                  <Button key={intent} disabled={isBusy} onClick={() => onDo(intent, ids)}>
                    {t(`do_picked.${intent}`)}
                  </Button>
                ))
              : null}
          </InlineStack>
        </Box>
      ) : null}
      {deeds.map((one) => (
        <div key={one.id}>
          <Divider />
          <ApprovalRow
            deed={one}
            intents={open.includes(one) ? intentsOf[state] : []}
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
