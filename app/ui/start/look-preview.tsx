import { BlockStack, Text } from '@shopify/polaris'
import type { CSSProperties } from 'react'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

interface PreviewProps {
  accent: string
  settings: ProgramSettings
}

// As the widget's own sheets have it: white on the colour, the colour on white.
const sheet: CSSProperties = {
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'var(--p-color-border)',
  borderRadius: 14,
  overflow: 'hidden',
  maxWidth: '22rem',
  background: '#FFFFFF',
  color: '#1B2421',
}
const filled = (accent: string): CSSProperties => ({ background: accent, color: '#FFFFFF' })
const pill: CSSProperties = {
  display: 'inline-block',
  padding: '0.6rem 1.1rem',
  borderRadius: 999,
  fontWeight: 600,
}

/** The panel's head and its launcher in a colour; what a member has is made up. */
export function LookPreview({ accent, settings }: PreviewProps) {
  const t = useT('start')
  const { calling, count, number } = useSpeech()
  const { pointsName } = calling(settings.pointsName)
  const madeUp = 120
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="bodyMd">
        {t('look.preview')}
      </Text>
      <div style={sheet} dir="auto">
        <div style={{ ...filled(accent), padding: '0.9rem 1.1rem', fontWeight: 600 }}>
          {settings.name}
        </div>
        <div style={{ padding: '1.1rem', display: 'grid', gap: '0.7rem' }}>
          <span>{t('look.balance')}</span>
          <strong style={{ color: accent, fontSize: '1.4rem' }}>
            {number(madeUp)} {pointsName.other}
          </strong>
          <span>
            <span style={{ ...pill, ...filled(accent), borderRadius: 14 }}>{t('look.button')}</span>
          </span>
        </div>
      </div>
      <div>
        <span style={{ ...pill, ...filled(accent) }}>{t('look.launcher')}</span>
      </div>
    </BlockStack>
  )
}
