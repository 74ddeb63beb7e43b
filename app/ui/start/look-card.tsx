// The widget's colour, with what shoppers see of it.
import { BlockStack, Box, Button, InlineGrid, InlineStack, Text, TextField } from '@shopify/polaris'
import { type CSSProperties, useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { accents, isTooLight, ownAccent, readAccent } from '../../loyalty/program/look/look.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { LookPreview } from './look-preview.tsx'
import { Refused } from './refused.tsx'
import type { StartData } from './start-data.ts'
import { StepCard } from './step-card.tsx'
import { useStart } from './use-start.ts'

export function LookCard({ data }: { data: StartData }) {
  const t = useT('start')
  const { send, sending, refusal } = useStart('look')
  const shown = String(sending?.get('accent') ?? data.accent ?? ownAccent)
  const choose = (accent: string) => send({ accent })
  return (
    <StepCard number={3} title={t('look.heading')} isDone={data.accent !== null}>
      <Text as="p" tone="subdued">
        {t('look.text')}
      </Text>
      <Refused refusal={refusal} />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <BlockStack gap="400">
          <Swatches shown={data.accent === null && !sending ? null : shown} onChoose={choose} />
          <OwnColour kept={shown} onChoose={choose} />
        </BlockStack>
        <LookPreview accent={shown} settings={data.draft.settings} />
      </InlineGrid>
    </StepCard>
  )
}

const swatch = (accent: string, isChosen: boolean): CSSProperties => ({
  width: '2.75rem',
  height: '2.75rem',
  borderRadius: '50%',
  borderWidth: 3,
  borderStyle: 'solid',
  borderColor: 'var(--p-color-bg-surface)',
  outlineStyle: 'solid',
  outlineWidth: isChosen ? 3 : 1,
  outlineColor: isChosen ? 'var(--p-color-border-emphasis)' : 'var(--p-color-border)',
  background: accent,
  cursor: 'pointer',
})

interface SwatchesProps {
  /** Null: nobody chose yet. */
  shown: string | null
  onChoose(accent: string): void
}

function Swatches({ shown, onChoose }: SwatchesProps) {
  const t = useT('start')
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <Box paddingBlockEnd="200">
        <Text as="legend">{t('look.choose')}</Text>
      </Box>
      <InlineStack gap="300">
        {accents.map((accent) => {
          const name = t(`colours.${accent.slice(1)}` as Parameters<typeof t>[0])
          return (
            <button
              key={accent}
              type="button"
              aria-pressed={accent === shown}
              aria-label={name}
              title={name}
              style={swatch(accent, accent === shown)}
              onClick={() => onChoose(accent)}
            />
          )
        })}
      </InlineStack>
    </fieldset>
  )
}

function OwnColour({ kept, onChoose }: { kept: string; onChoose(accent: string): void }) {
  const t = useT('start')
  const { speech } = useSpeech()
  const [typed, setTyped] = useState('')
  const read = readAccent(typed)
  const code = read === undefined ? 'colour_invalid' : isTooLight(read) ? 'colour_too_light' : null
  const isWrong = typed.trim() !== '' && code !== null
  return (
    <TextField
      label={t('look.own')}
      value={typed}
      onChange={setTyped}
      placeholder={kept}
      maxLength={20}
      autoComplete="off"
      error={isWrong ? renderRefusal({ code }, speech) : undefined}
      connectedRight={
        <Button disabled={code !== null || read === kept} onClick={() => read && onChoose(read)}>
          {t('look.keep')}
        </Button>
      }
    />
  )
}
