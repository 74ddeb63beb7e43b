import { BlockStack, Button, Collapsible, InlineStack, Text } from '@shopify/polaris'
import { useId, useState } from 'react'
import { embedEditorUrl, type ThemeAddress } from '../home/use-theme-blocks.ts'
import { saveFile } from '../save-file.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { Affected } from './affected.tsx'
import type { Send, Sending, ShownTrouble } from './health-data.ts'
import { useTroubleWords } from './use-trouble-words.ts'

export interface TroubleLineProps {
  trouble: ShownTrouble
  theme: ThemeAddress
  sending: Sending | null
  onSend: Send
}

/** One trouble: what happened, who is affected, what mends it. */
export function TroubleLine({ trouble, theme, sending, onSend }: TroubleLineProps) {
  const t = useT('health')
  const { instant } = useSpeech()
  const { what, how } = useTroubleWords(trouble)
  return (
    <BlockStack gap="200">
      <BlockStack gap="050">
        <Text as="h3" variant="bodyMd" fontWeight="medium" breakWord>
          {what}
        </Text>
        {how ? (
          <Text as="p" breakWord>
            {how}
          </Text>
        ) : null}
        <Text as="p" variant="bodySm" tone="subdued">
          {t('trouble.since', { at: instant(trouble.since) })}
        </Text>
      </BlockStack>
      <InlineStack gap="300" blockAlign="center">
        <MendButtons trouble={trouble} what={what} sending={sending} onSend={onSend} />
        <ElsewhereButton trouble={trouble} theme={theme} />
        <Affected {...trouble} />
        {trouble.answer === null ? null : <Answer answer={trouble.answer} />}
      </InlineStack>
      <Reason reason={trouble.reason} />
    </BlockStack>
  )
}

function MendButtons({
  trouble,
  what,
  sending,
  onSend,
}: Omit<TroubleLineProps, 'theme'> & { what: string }) {
  const t = useT('health')
  const { mends, kind, subject } = trouble
  return mends.map((mend) => {
    const label = t(`mend.${mend}`)
    const isSent = sending?.subject === subject && sending.what === mend
    return (
      <Button
        key={mend}
        loading={isSent}
        disabled={sending !== null && !isSent}
        onClick={() => onSend({ intent: 'mend', kind, subject, mend })}
        accessibilityLabel={t('mend.of', { mend: label, what })}
      >
        {label}
      </Button>
    )
  })
}

function ElsewhereButton({ trouble, theme }: Pick<TroubleLineProps, 'trouble' | 'theme'>) {
  const t = useT('health')
  const { elsewhere, memberId } = trouble
  if (elsewhere === 'program') {
    return <Button url="/app/program">{t('elsewhere.program')}</Button>
  }
  if (elsewhere === 'theme') {
    return (
      <Button url={embedEditorUrl(theme)} target="_top">
        {t('elsewhere.theme')}
      </Button>
    )
  }
  if (elsewhere === 'member' && memberId) {
    return <Button url={`/app/members/${memberId}`}>{t('elsewhere.member')}</Button>
  }
  return null
}

function Answer({ answer }: { answer: string }) {
  const t = useT('health')
  return (
    <Button
      variant="plain"
      onClick={() =>
        saveFile(new Blob([answer], { type: 'application/json' }), 'customer-data.json')
      }
    >
      {t('trouble.download')}
    </Button>
  )
}

/** What a developer would want to know, folded away. */
function Reason({ reason }: { reason: string | null }) {
  const t = useT('health')
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  if (!reason) return null
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Button
        variant="monochromePlain"
        size="slim"
        disclosure={isOpen ? 'up' : 'down'}
        ariaExpanded={isOpen}
        ariaControls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t('trouble.details')}
      </Button>
      <Collapsible id={id} open={isOpen}>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {reason}
        </Text>
      </Collapsible>
    </BlockStack>
  )
}
