// One reward: its form beside what members see of it, with the save bar while something is
// unsaved.
import type { FetcherWithComponents } from '@remix-run/react'
import { SaveBar, useAppBridge } from '@shopify/app-bridge-react'
import { Badge, Banner, BlockStack, InlineGrid, Page } from '@shopify/polaris'
import { useEffect } from 'react'
import type { z } from 'zod'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { rewardLabel } from '../../loyalty/explain/reward-label.ts'
import { kindOf } from '../../loyalty/reward-kinds/catalogue.ts'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useLeaveConfirmation } from '../use-leave-confirmation.ts'
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

// What is beside the form stays in view while it is scrolled.
const besideForm = { position: 'sticky', top: 'var(--p-space-400)' } as const

export function RewardEditor({ data, fetcher }: EditorProps) {
  const t = useT('rewards')
  const shared = useT('shared')
  const { speech } = useSpeech()
  const scopes = useScopeRequest()
  const { reward, isNew } = data
  const { schema, needs } = kindOf(reward.kind)
  const handle = useSettingsForm(schema as z.ZodType<typeof reward>, reward)
  const isBusy = fetcher.state !== 'idle'
  const refusal = isBusy ? null : fetcher.data?.refusal
  useSaved(fetcher, () => handle.reset(reward))
  useLeaveConfirmation(handle.isDirty && !isBusy)
  const save = () => {
    if (!handle.showAll()) {
      setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const fields = { reward: JSON.stringify(handle.settings), before: JSON.stringify(reward) }
    fetcher.submit(fields, { method: 'post' })
  }
  const label = rewardLabel(reward, speech.currency, speech.locale)
  return (
    <Page
      title={isNew ? t('form.new', { kind: t(`kinds.${reward.kind}.name`) }) : label}
      titleMetadata={reward.isOn || isNew ? null : <Badge>{t('state.off')}</Badge>}
      backAction={{ content: t('title'), url: isNew ? '/app/rewards/new' : '/app/rewards' }}
      // What was typed is saved in the save bar; a new one can be saved as it stands.
      {...(isNew && !handle.isDirty
        ? { primaryAction: { content: shared('save'), loading: isBusy, onAction: save } }
        : {})}
    >
      <SaveBar id="reward-save-bar" open={handle.isDirty} discardConfirmation>
        <button type="button" variant="primary" {...(isBusy ? { loading: '' } : {})} onClick={save}>
          {shared('save')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => handle.reset(reward)}>
          {shared('discard')}
        </button>
      </SaveBar>
      <BlockStack gap="400">
        {refusal ? (
          <Banner tone="critical" title={t('refused')}>
            {renderRefusal(refusal, speech)}
          </Banner>
        ) : null}
        <CapabilityBanner needs={needs} scopes={scopes} {...data} />
        <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
          <RewardFields handle={handle} kind={reward.kind} scopes={scopes} {...data} />
          <div>
            <div style={besideForm}>
              <RewardPreview
                reward={handle.settings && withPrice(handle.settings, data.cards)}
                taken={data.taken}
              />
            </div>
          </div>
        </InlineGrid>
      </BlockStack>
    </Page>
  )
}

/** What is paid with a card costs what fills the card. */
function withPrice(reward: RewardData['reward'], cards: RewardData['cards']): RewardData['reward'] {
  const card = 'card' in reward ? cards.find(({ id }) => id === reward.card) : undefined
  return card ? { ...reward, points: card.needed } : reward
}

/** Once what was sent is saved, it is where the form begins. */
function useSaved(fetcher: FetcherWithComponents<RewardAnswer>, begin: () => void) {
  const shopify = useAppBridge()
  const t = useT('rewards')
  // Once for each answer.
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data || fetcher.data.refusal) return
    begin()
    shopify.toast.show(t('saved'))
  }, [fetcher.state, fetcher.data])
}
