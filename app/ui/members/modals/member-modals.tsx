import { renderRefusal } from '../../../loyalty/explain/render-refusal.ts'
import { useSpeech } from '../../speech.tsx'
import type { MemberAnswer, MemberData, MemberIntent, ShownLot } from '../member-data.ts'
import { ProfileModal } from '../profile/profile-modal.tsx'
import { AdjustModal } from './adjust-modal.tsx'
import { ExtendModal } from './extend-modal.tsx'
import { PauseModal } from './pause-modal.tsx'

export type OpenModal =
  | { is: 'adjust' }
  | { is: 'pause' }
  | { is: 'resume' }
  | { is: 'profile' }
  | { is: 'extend'; lot: ShownLot }

interface ModalsProps {
  modal: OpenModal | null
  requestId: string
  isBusy: boolean
  available: number
  about: MemberData['about']
  answer: MemberAnswer | undefined
  onClose(): void
  onSend(values: Record<string, string>): void
}

/** The forms of the page, one open at a time. */
export function MemberModals(props: ModalsProps) {
  const { modal, requestId, isBusy, available, about, answer, onClose, onSend } = props
  const { speech } = useSpeech()
  // An earlier refusal is not this form's.
  const problemOf = (intent: MemberIntent) =>
    answer?.intent === intent &&
    !answer.result.ok &&
    (answer.requestId === '' || answer.requestId === requestId)
      ? renderRefusal(answer.result.refusal, speech)
      : null
  const shared = { isBusy, onClose }
  const pausing = modal?.is === 'resume' ? 'resume' : 'pause'
  return (
    <>
      <AdjustModal
        {...shared}
        isOpen={modal?.is === 'adjust'}
        available={available}
        problem={problemOf('adjust')}
        onAdjust={(points, note) =>
          onSend({ intent: 'adjust', adjustmentId: requestId, points: String(points), note })
        }
      />
      <PauseModal
        {...shared}
        isOpen={modal?.is === 'pause' || modal?.is === 'resume'}
        intent={pausing}
        problem={problemOf(pausing)}
        onSend={(note) => onSend({ intent: pausing, note })}
      />
      <ProfileModal
        {...shared}
        isOpen={modal?.is === 'profile'}
        about={about}
        problem={problemOf('profile')}
        onSend={(told) => onSend({ intent: 'profile', told: JSON.stringify(told) })}
      />
      <ExtendModal
        {...shared}
        lot={modal?.is === 'extend' ? modal.lot : null}
        problem={problemOf('extend')}
        onExtend={(lotId, day, note) => onSend({ intent: 'extend', requestId, lotId, day, note })}
      />
    </>
  )
}
