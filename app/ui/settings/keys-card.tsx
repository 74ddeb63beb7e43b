import { useFetcher } from '@remix-run/react'
import { Banner, BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ReportKeyShown, SettingsAnswer } from './settings-data.ts'

/** Keys with which other apps report reviews: made, shown once, revoked. */
export function KeysCard({ keys }: { keys: ReportKeyShown[] }) {
  const t = useT('settings')
  const fetcher = useFetcher<SettingsAnswer>()
  const isBusy = fetcher.state !== 'idle'
  const answer = isBusy ? undefined : fetcher.data
  const submit = (form: Record<string, string>) => fetcher.submit(form, { method: 'post' })
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('keys.heading')}
        </Text>
        <Text as="p">{t('keys.about')}</Text>
        <Text as="p" tone="subdued" breakWord>
          {t('keys.how')}
        </Text>
        {answer?.key ? <Made value={answer.key} /> : null}
        {answer?.isKeyRefused ? <Banner tone="warning">{t('keys.refused')}</Banner> : null}
        {answer?.intent === 'revoke_key' ? <Banner>{t('keys.revoked')}</Banner> : null}
        {keys.map((one) => (
          <KeyLine
            key={one.id}
            shown={one}
            isBusy={isBusy}
            onRevoke={() => submit({ intent: 'revoke_key', id: one.id })}
          />
        ))}
        <InlineStack gap="300" blockAlign="center">
          <Button loading={isBusy} onClick={() => submit({ intent: 'make_key' })}>
            {t('keys.make')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

function Made({ value }: { value: string }) {
  const t = useT('settings')
  return (
    <Banner tone="success" title={t('keys.made')}>
      <TextField
        label={t('keys.key')}
        labelHidden
        value={value}
        readOnly
        selectTextOnFocus
        autoComplete="off"
      />
    </Banner>
  )
}

interface LineProps {
  shown: ReportKeyShown
  isBusy: boolean
  onRevoke(): void
}

function KeyLine({ shown: { madeAt, usedAt }, isBusy, onRevoke }: LineProps) {
  const t = useT('settings')
  const { date } = useSpeech()
  const made = t('keys.made_on', { date: date(madeAt) })
  const used = usedAt ? t('keys.used_on', { date: date(usedAt) }) : t('keys.unused')
  return (
    <InlineStack gap="300" align="space-between" blockAlign="center">
      <Text as="p">{t('keys.line', { made, used })}</Text>
      <Button variant="plain" tone="critical" disabled={isBusy} onClick={onRevoke}>
        {t('keys.revoke')}
      </Button>
    </InlineStack>
  )
}
