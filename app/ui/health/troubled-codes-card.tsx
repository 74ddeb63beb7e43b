import { redemptionStatusName } from '../../loyalty/explain/names.ts'
import { renderCodeProblem } from '../../loyalty/explain/render-code-problem.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownHealth } from './health-data.ts'
import { TroubleList } from './trouble-list.tsx'

/** Redemptions whose code is in doubt, slow, or was seen where it should not be. */
export function TroubledCodesCard({ redemptions }: { redemptions: ShownHealth['redemptions'] }) {
  const t = useT('health')
  const { instant, speech } = useSpeech()
  return (
    <TroubleList
      heading={t('codes.heading')}
      allWell={t('codes.all_well')}
      advice={t('codes.advice')}
      isBusy={false}
      troubles={redemptions.map((redemption) => ({
        id: redemption.id,
        title: redemption.label,
        reason:
          redemption.problem === null
            ? redemptionStatusName(redemption.status, speech.locale)
            : renderCodeProblem(redemption.problem, speech.locale),
        detail: t('codes.redeemed', { at: instant(redemption.createdAt) }),
        url: `/app/members/${redemption.memberId}`,
      }))}
    />
  )
}
