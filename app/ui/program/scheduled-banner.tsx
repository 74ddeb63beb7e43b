import { Banner, Text } from '@shopify/polaris'
import { isScheduled } from '../../loyalty/program/schedule/scheduled.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ListedVersion } from './program-data.ts'

/** The version that waits for its time, if there is one. @param versions newest first. */
export function scheduledOf(versions: ListedVersion[], at: string): ListedVersion | null {
  const [newest] = versions
  return newest && isScheduled(newest, new Date(at)) ? newest : null
}

/** Says what will begin when, and where it is called off. */
export function ScheduledBanner({ version }: { version: ListedVersion }) {
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
