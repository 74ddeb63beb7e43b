// What publishing means, in words: what changes, or what begins.
import { ChoiceList, List, Text } from '@shopify/polaris'
import { settingsInWords } from '../../loyalty/explain/changes/settings-in-words.ts'
import { rewardInWords, ruleInWords } from '../../loyalty/explain/render-change.ts'
import type { Change } from '../../loyalty/program/compare-versions.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { ChangesList } from './versions/changes-list.tsx'

const firstPhases = ['live', 'test', 'shadow'] as const
export type FirstPhase = (typeof firstPhases)[number]

interface DifferencesProps {
  before: ProgramSettings
  after: ProgramSettings
  isNow: boolean
  /** Said elsewhere. */
  told: Change[]
}

export function Differences({ before, after, isNow, told }: DifferencesProps) {
  const t = useT('program')
  return (
    <>
      <ChangesList before={before} after={after} told={told} none={t('publish.nothing')} />
      {after.membership !== before.membership && after.membership !== 'everyone' ? (
        <Text as="p">{t(`publish.membership.${after.membership}`)}</Text>
      ) : null}
      <Text as="p" tone="subdued">
        {t(isNow ? 'publish.effect' : 'publish.effect_at')}
      </Text>
    </>
  )
}

export function Beginning({ draft }: { draft: ProgramSettings }) {
  const t = useT('program')
  const { calling } = useSpeech()
  const words = calling(draft.pointsName)
  const ways = draft.rules.filter((rule) => rule.isOn)
  const rewards = draft.rewards.filter((reward) => reward.isOn)
  return (
    <>
      <List>
        {ways.map((rule) => (
          <List.Item key={rule.id}>{ruleInWords(rule, words)}</List.Item>
        ))}
        {rewards.map((reward) => (
          <List.Item key={reward.id}>{rewardInWords(reward, words)}</List.Item>
        ))}
        {settingsInWords(draft, ['membership', 'awardedWhen', 'pendingDays', 'expiry'], words).map(
          (line) => (
            <List.Item key={line}>{line}</List.Item>
          ),
        )}
      </List>
      <Text as="p" tone="subdued">
        {t('publish.effect_first')}
      </Text>
    </>
  )
}

interface BeginProps {
  phase: FirstPhase
  onChange(phase: FirstPhase): void
}

export function BeginIn({ phase, onChange }: BeginProps) {
  const t = useT('program')
  return (
    <ChoiceList
      title={t('publish.begin_in')}
      choices={firstPhases.map((value) => ({
        value,
        label: t(`phase.name.${value}`),
        helpText: t(`publish.begin.${value}`),
      }))}
      selected={[phase]}
      onChange={([chosen]) => chosen && onChange(chosen as FirstPhase)}
    />
  )
}
