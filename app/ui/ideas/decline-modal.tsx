import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, Select, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { declineReasons, longestWords } from '../../loyalty/ideas/idea.ts'
import { useT } from '../words.tsx'

interface DeclineProps {
  /** It is shown now: whoever voted for it will not find it any more. */
  isShown: boolean
  onDecline(reason: { reason: string; words: string }): void
  onClose(): void
}

/** Why, as the author reads it: one of the fixed reasons in their language, own words, or both. */
export function DeclineModal({ isShown, onDecline, onClose }: DeclineProps) {
  const t = useT('ideas')
  const shared = useT('shared')
  const [reason, setReason] = useState<string>(declineReasons[0])
  const [words, setWords] = useState('')
  const options = [
    ...declineReasons.map((one) => ({ value: one as string, label: t(`reason.${one}`) })),
    { value: '', label: t('reason.own') },
  ]
  const isMissing = reason === '' && words.trim() === ''
  return (
    <Modal open onHide={onClose}>
      <Box padding="400">
        <BlockStack gap="400">
          <Text as="p">{isShown ? t('decline.text_shown') : t('decline.text')}</Text>
          <Select
            label={t('decline.reason')}
            helpText={t('decline.reason_help')}
            options={options}
            value={reason}
            onChange={setReason}
          />
          <TextField
            label={reason === '' ? t('decline.words') : t('decline.words_more')}
            helpText={t('decline.words_help')}
            value={words}
            onChange={setWords}
            maxLength={longestWords}
            multiline={3}
            autoComplete="off"
          />
        </BlockStack>
      </Box>
      <TitleBar title={t('decline.title')}>
        <button
          type="button"
          variant="primary"
          disabled={isMissing}
          onClick={() => onDecline({ reason, words: words.trim() })}
        >
          {t('do.decline')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
