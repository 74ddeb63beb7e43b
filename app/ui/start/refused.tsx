import { Banner } from '@shopify/polaris'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

/** Why a step was not done, beside that step. */
export function Refused({ refusal }: { refusal: Refusal | null }) {
  const t = useT('start')
  const { speech } = useSpeech()
  return refusal ? (
    <Banner tone="critical" title={t('refused')}>
      {renderRefusal(refusal, speech)}
    </Banner>
  ) : null
}
