// One reward: its form beside what members see of it, with the save bar while something is
// unsaved.
import type { FetcherWithComponents } from '@remix-run/react'
import { Badge } from '@shopify/polaris'
import type { z } from 'zod'
import { rewardLabel } from '../../loyalty/explain/reward-label.ts'
import { kindOf } from '../../loyalty/reward-kinds/catalogue.ts'
import { EditorPage } from '../editor/editor-page.tsx'
import { useEditing } from '../editor/use-editing.ts'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useScopeRequest } from '../use-scopes.ts'
import { useT } from '../words.tsx'
import { CapabilityBanner } from './capability-banner.tsx'
import { RewardFields } from './reward-fields.tsx'
import { RewardPreview } from './reward-preview.tsx'
import type { RewardAnswer, RewardData } from './rewards-data.ts'

interface EditorProps {
  data: RewardData
  fetcher: FetcherWithComponents<RewardAnswer>
}

export function RewardEditor({ data, fetcher }: EditorProps) {
  const t = useT('rewards')
  const { speech } = useSpeech()
  const scopes = useScopeRequest()
  const { reward, isNew } = data
  const { schema, needs } = kindOf(reward.kind)
  const handle = useSettingsForm(schema as z.ZodType<typeof reward>, reward)
  const before = JSON.stringify(reward)
  const editing = useEditing({
    handle,
    saved: reward,
    fetcher,
    send: (typed) => fetcher.submit({ reward: JSON.stringify(typed), before }, { method: 'post' }),
    said: t('saved'),
  })
  const label = rewardLabel(reward, speech.currency, speech.locale)
  return (
    <EditorPage
      id="reward"
      title={isNew ? t('form.new', { kind: t(`kinds.${reward.kind}.name`) }) : label}
      titleMetadata={reward.isOn || isNew ? null : <Badge>{t('state.off')}</Badge>}
      back={{ content: t('title'), url: isNew ? '/app/rewards/new' : '/app/rewards' }}
      editing={editing}
      // What was typed is saved in the save bar; a new one can be saved as it stands.
      isComplete={isNew}
      refused={{
        title: t('refused'),
        refusal: editing.isBusy ? null : fetcher.data?.refusal,
      }}
      notice={<CapabilityBanner needs={needs} scopes={scopes} {...data} />}
      beside={
        <RewardPreview
          reward={handle.settings && withPrice(handle.settings, data.cards)}
          taken={data.taken}
        />
      }
    >
      <RewardFields handle={handle} kind={reward.kind} scopes={scopes} {...data} />
    </EditorPage>
  )
}

/** What is paid with a card costs what fills the card. */
function withPrice(reward: RewardData['reward'], cards: RewardData['cards']): RewardData['reward'] {
  const card = 'card' in reward ? cards.find(({ id }) => id === reward.card) : undefined
  return card ? { ...reward, points: card.needed } : reward
}
