import { Modal, TitleBar } from '@shopify/app-bridge-react'
import {
  BlockStack,
  Box,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris'
import { useState } from 'react'
import { type Phase, phases } from '../../../loyalty/program/phase.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { StateData } from './state-data.ts'

interface ChoiceProps {
  state: StateData
  isBusy: boolean
  /** @param spendUntil a day such as "2026-03-31", or nothing. */
  onChange(phase: Phase, spendUntil: string): void
}

/** The five states, and what a change to one of them means. */
export function PhaseChoice({ state, isBusy, onChange }: ChoiceProps) {
  const t = useT('program')
  const { phase: current, spendUntil } = state.phase
  const before = spendUntil?.slice(0, 10) ?? ''
  const [phase, setPhase] = useState<Phase>(current)
  const [until, setUntil] = useState(before)
  const [isAsking, setAsking] = useState(false)
  const isWinding = phase === 'winding_down'
  const isSame = phase === current && (!isWinding || until === before)
  const problem = isWinding && until !== '' && until <= state.today ? t('phase.until_past') : null
  return (
    <Card>
      <BlockStack gap="400">
        <ChoiceList
          title={t('phase.choose')}
          choices={phases.map((value) => ({
            value,
            label: t(`phase.name.${value}`),
            helpText: t(`phase.means.${value}`),
            disabled: !state.isPublished,
          }))}
          selected={[phase]}
          onChange={([chosen]) => chosen && setPhase(chosen as Phase)}
        />
        {isWinding ? (
          <Box maxWidth="320px">
            <TextField
              id="spend-until"
              type="date"
              label={t('phase.until')}
              helpText={t('phase.until_help')}
              error={problem ?? undefined}
              min={state.today}
              value={until}
              onChange={setUntil}
              autoComplete="off"
            />
          </Box>
        ) : null}
        <InlineStack gap="300" blockAlign="center">
          <Button
            variant="primary"
            disabled={
              !state.isPublished ||
              isSame ||
              isBusy ||
              problem !== null ||
              (isWinding && until === '')
            }
            loading={isBusy}
            onClick={() => setAsking(true)}
          >
            {t('phase.change')}
          </Button>
          {state.since ? <Since at={state.since} /> : null}
        </InlineStack>
      </BlockStack>
      <ConfirmModal
        phase={phase}
        until={until}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          onChange(phase, isWinding ? until : '')
        }}
      />
    </Card>
  )
}

function Since({ at }: { at: string }) {
  const t = useT('program')
  const { instant } = useSpeech()
  return (
    <Text as="span" tone="subdued">
      {t('phase.since', { at: instant(at) })}
    </Text>
  )
}

interface ConfirmProps {
  phase: Phase
  until: string
  isOpen: boolean
  onConfirm(): void
  onClose(): void
}

function ConfirmModal({ phase, until, isOpen, onConfirm, onClose }: ConfirmProps) {
  const t = useT('program')
  const shared = useT('shared')
  const { speech } = useSpeech()
  // A calendar day, said as such wherever it is read.
  const day = until ? new Date(`${until}T12:00:00Z`) : new Date(0)
  const format = new Intl.DateTimeFormat(speech.locale, { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <Modal open={isOpen} onHide={onClose}>
      {isOpen ? (
        <Box padding="400">
          <BlockStack gap="300">
            <Text as="p">{t(`phase.confirm.${phase}`, { date: format.format(day) })}</Text>
            <Text as="p" tone="subdued">
              {t('phase.confirm_when')}
            </Text>
          </BlockStack>
        </Box>
      ) : null}
      <TitleBar title={t(`phase.ask.${phase}`)}>
        <button
          type="button"
          variant="primary"
          {...(phase === 'off' || phase === 'winding_down' ? { tone: 'critical' } : {})}
          onClick={onConfirm}
        >
          {t(`phase.do.${phase}`)}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
