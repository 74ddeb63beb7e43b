import { redemptionStatusName } from '../../loyalty/explain/names.ts'
import { renderCodeProblem } from '../../loyalty/explain/render-code-problem.ts'
import { useSpeech } from '../speech.tsx'
import type { ShownHealth } from './health-data.ts'
import { TroubleList } from './trouble-list.tsx'

/** Redemptions whose code is in doubt, slow, or was seen where it should not be. */
export function TroubledCodesCard({ redemptions }: { redemptions: ShownHealth['redemptions'] }) {
  const { instant, speech } = useSpeech()
  return (
    <TroubleList
      heading="Codes to look at"
      allWell="Every code that was asked for was made, or its points were given back."
      advice="Codes that are still being made are tried again by themselves. For the others, the member’s page shows what happened."
      isBusy={false}
      troubles={redemptions.map((redemption) => ({
        id: redemption.id,
        title: redemption.label,
        reason:
          redemption.problem === null
            ? redemptionStatusName(redemption.status, speech.locale)
            : renderCodeProblem(redemption.problem, speech.locale),
        detail: `Redeemed ${instant(redemption.createdAt)}`,
        url: `/app/members/${redemption.memberId}`,
      }))}
    />
  )
}
