// The prizes of a contest as a small table: up to which place a row goes, and what each of its
// places gets. Where a row begins follows from the one before it.
import { BlockStack, Button, InlineError, InlineStack, Text, TextField } from '@shopify/polaris'
import { mostPlaces } from '../../loyalty/contests/prizes.ts'
import type { SettingsFormHandle } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { type TypedPrize, usePrizes } from './use-prizes.ts'

interface RowsProps {
  handle: SettingsFormHandle<any>
}

/** Two fields and a way out, as wide in every row: at a desk and on a phone. */
const table = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto',
  gap: 'var(--p-space-200)',
} as const
const wholeRow = { gridColumn: '1 / -1' } as const
const line = {
  ...wholeRow,
  display: 'grid',
  gridTemplateColumns: 'subgrid',
  alignItems: 'center',
} as const

export function PrizeRows({ handle }: RowsProps) {
  const t = useT('contests')
  const work = usePrizes(handle)
  const problem = work.rows.length === 0 ? handle.error('prizes') : undefined
  return (
    <BlockStack gap="300">
      <div style={table}>
        {work.rows.length > 0 ? <Headings /> : null}
        {work.rows.map((row) => (
          <PrizeRow key={row.index} handle={handle} row={row} work={work} />
        ))}
      </div>
      <InlineStack gap="300" blockAlign="center">
        <div data-invalid={problem ? '' : undefined}>
          <Button id="prizes" disabled={work.isFull} onClick={work.add}>
            {t('prizes.add')}
          </Button>
        </div>
        {work.isFull ? (
          <Text as="span" tone="subdued">
            {t('prizes.full', { count: mostPlaces })}
          </Text>
        ) : null}
      </InlineStack>
      {problem ? <InlineError fieldID="prizes" message={problem} /> : null}
    </BlockStack>
  )
}

/** Each field says it to screen readers once more. */
function Headings() {
  const t = useT('contests')
  return (
    <div style={line} aria-hidden>
      <Text as="span">{t('prizes.places')}</Text>
      <Text as="span">{t('prizes.points')}</Text>
    </div>
  )
}

interface RowProps extends RowsProps {
  work: ReturnType<typeof usePrizes>
  row: TypedPrize & { index: number; from: number | null }
}

function PrizeRow({ handle, work, row }: RowProps) {
  const t = useT('contests')
  const { number } = useSpeech()
  const named = { number: number(row.index + 1) }
  const path = `prizes.${row.index}`
  const [wrong] = [`${path}.to`, `${path}.points`].filter((one) => handle.error(one))
  const field = (name: 'to' | 'points') => ({
    id: `${path}.${name}`,
    name: `${path}.${name}`,
    label: t(`prizes.${name}_named`, named),
    labelHidden: true,
    value: row[name],
    error: handle.error(`${path}.${name}`) !== undefined,
    inputMode: 'numeric' as const,
    autoComplete: 'off',
    onChange: (value: string) => handle.set(`${path}.${name}`, value),
    onBlur: () => handle.leave(`${path}.${name}`),
  })
  return (
    <>
      <div style={line} role="group" aria-label={t('prizes.row', named)}>
        <TextField
          {...field('to')}
          autoFocus={work.fresh === row.index}
          prefix={t('prizes.from', { place: row.from === null ? '…' : number(row.from) })}
        />
        <TextField {...field('points')} />
        <Button
          accessibilityLabel={t('prizes.remove_named', named)}
          onClick={() => work.remove(row.index)}
        >
          {t('prizes.remove')}
        </Button>
      </div>
      {wrong ? (
        <div style={wholeRow}>
          <InlineError fieldID={wrong} message={handle.error(wrong) ?? ''} />
        </div>
      ) : null}
    </>
  )
}
