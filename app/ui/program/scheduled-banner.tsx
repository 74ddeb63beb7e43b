import { Banner, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ScheduledVersion } from './program-data.ts'

/** Says what will begin when, and where it is called off. */
export function ScheduledBanner({ version }: { version: ScheduledVersion }) {
  const t = useT('program')
  const { instant } = useSpeech()
  const { number, effectiveFrom } = version
  return (
    <Banner
      tone="info"
      title={t('scheduled.title', { number, at: instant(effectiveFrom) })}
      action={{ content: t('scheduled.see'), url: '/app/program/versions' }}
    >
      <Text as="p">{t('scheduled.text')}</Text>
    </Banner>
  )
}
