// The program that follows from the answers, with why, and two others to take instead.
import { BlockStack, Button, Divider, InlineGrid, InlineStack, List, Text } from '@shopify/polaris'
import { useState } from 'react'
import { tierInWords } from '../../loyalty/explain/changes/tiers-in-words.ts'
import { rewardInWords, ruleInWords } from '../../loyalty/explain/render-change.ts'
import { stampCards } from '../../loyalty/program/cards/stamp-cards.ts'
import { type WholeAnswers, wholeAnswers } from '../../loyalty/program/first-run/first-run.ts'
import { firstSettings } from '../../loyalty/program/first-run/first-settings.ts'
import { proposeTemplates } from '../../loyalty/program/first-run/propose-templates.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import type { TemplateName } from '../../loyalty/program/templates/catalogue.ts'
import { TakeModal } from '../program/templates/take-modal.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { Refused } from './refused.tsx'
import { hasProgram, type StartData } from './start-data.ts'
import { StepCard } from './step-card.tsx'
import { useStart } from './use-start.ts'

export function ProgramCard({ data }: { data: StartData }) {
  const t = useT('start')
  const answers = wholeAnswers(data.answers)
  return (
    <StepCard number={2} title={t('program.heading')} isDone={hasProgram(data)}>
      {answers ? (
        <Proposal data={data} answers={answers} />
      ) : (
        <Text as="p" tone="subdued">
          {t('program.waiting')}
        </Text>
      )}
    </StepCard>
  )
}

function Proposal({ data, answers }: { data: StartData; answers: WholeAnswers }) {
  const t = useT('start')
  const { currency } = useSpeech().speech
  const { send, isBusy, refusal } = useStart('take')
  const [asked, setAsked] = useState<TemplateName | null>(null)
  const { draft, template, averageMinor, isDraftFree } = data
  const become = (name: TemplateName) =>
    firstSettings(draft.settings, { template: name, answers, currency, averageMinor })
  const take = (name: TemplateName) => {
    setAsked(null)
    send({ template: name, revision: String(draft.revision) })
  }
  const choose = (name: TemplateName) => (isDraftFree ? take(name) : setAsked(name))
  const proposal = proposeTemplates(answers)
  const shown = template ?? proposal[0]
  const others = proposal.filter((name) => name !== shown)
  const titleOf = useTitles()
  return (
    <BlockStack gap="400">
      <Refused refusal={refusal} />
      <div aria-live="polite">
        <Text as="h3" variant="headingSm">
          {t(template ? 'program.chosen' : 'program.proposed', { name: titleOf(shown) })}
        </Text>
      </div>
      <InWords name={shown} settings={template ? draft.settings : become(shown)} />
      <InlineStack gap="300" blockAlign="center">
        {template ? (
          <Button url="/app/program">{t('program.edit')}</Button>
        ) : (
          <Button variant="primary" disabled={isBusy} onClick={() => choose(shown)}>
            {t('program.take')}
          </Button>
        )}
        {isDraftFree ? null : (
          <Text as="span" tone="subdued">
            {t('program.own')}
          </Text>
        )}
      </InlineStack>
      <Divider />
      <Text as="h3" variant="headingSm">
        {t('program.others')}
      </Text>
      <InlineGrid columns={{ xs: 1, md: others.length > 1 ? 2 : 1 }} gap="400">
        {others.map((name) => (
          <Other key={name} name={name} isBusy={isBusy} onTake={() => choose(name)} />
        ))}
      </InlineGrid>
      <TakeModal
        before={draft.settings}
        after={asked && become(asked)}
        onTake={() => asked && take(asked)}
        onClose={() => setAsked(null)}
      />
    </BlockStack>
  )
}

function useTitles() {
  const t = useT('program')
  return (name: TemplateName) => t(`templates.of.${name}.title`)
}

/** How it is earned, and what for. */
function InWords({ name, settings }: { name: TemplateName; settings: ProgramSettings }) {
  const t = useT('start')
  const program = useT('program')
  const { calling } = useSpeech()
  const words = calling(settings.pointsName)
  // What waits for its products is part of what is proposed.
  const cards = stampCards(settings)
  const ways = settings.rules.filter((rule) => rule.isOn || cards.some(({ id }) => id === rule.id))
  const parts = [
    { title: program('templates.earns'), lines: ways.map((rule) => ruleInWords(rule, words)) },
    {
      title: program('tiers.heading'),
      lines: settings.tiers.map((tier) => tierInWords(tier, words)),
    },
    {
      title: program('templates.buys'),
      lines: settings.rewards.filter(({ isOn }) => isOn).map((one) => rewardInWords(one, words)),
    },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <BlockStack gap="300">
      <Text as="p">{program(`templates.of.${name}.for`)}</Text>
      <InlineGrid columns={{ xs: 1, md: parts.length }} gap="400">
        {parts.map(({ title, lines }) => (
          <BlockStack key={title} gap="100">
            <Text as="h4" variant="bodyMd" fontWeight="semibold">
              {title}
            </Text>
            <List>
              {lines.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          </BlockStack>
        ))}
      </InlineGrid>
      {settings.tiers.some(({ multiplierBps }) => multiplierBps > 10_000) ? (
        <Text as="p" tone="subdued">
          {t('program.tiers')}
        </Text>
      ) : null}
      {name === 'sip_card' || name === 'book_club' ? (
        <Text as="p" tone="caution">
          {t('program.asks')}
        </Text>
      ) : null}
    </BlockStack>
  )
}

interface OtherProps {
  name: TemplateName
  isBusy: boolean
  onTake(): void
}

function Other({ name, isBusy, onTake }: OtherProps) {
  const t = useT('start')
  const program = useT('program')
  const title = useTitles()(name)
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="h4" variant="bodyMd" fontWeight="semibold">
        {title}
      </Text>
      <Text as="p" tone="subdued">
        {program(`templates.of.${name}.for`)}
      </Text>
      <Button
        disabled={isBusy}
        onClick={onTake}
        accessibilityLabel={t('program.take_named', { name: title })}
      >
        {t('program.take')}
      </Button>
    </BlockStack>
  )
}
