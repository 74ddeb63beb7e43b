// When a version is to begin: now, or where members have to be told first, on the first day on
// which it may. Another choice is the merchant's.
import { useState } from 'react'
import { isInTime, type Notice } from '../../../loyalty/program/notice/notice.ts'
import { morning, type PublishMoment } from '../publish-time.tsx'

export interface PublishTimeHandle {
  /** Null: a minute after publishing. */
  moment: PublishMoment | null
  /** Where a time is chosen. */
  first: PublishMoment
  choose(moment: PublishMoment | null): void
  /** It begins before members were told long enough. */
  isShort: boolean
  told: string
  tell(told: string): void
  /** As they are sent. */
  fields: Record<string, string>
}

export function usePublishTime(notice: Notice | null): PublishTimeHandle {
  const [chosen, choose] = useState<PublishMoment | null | undefined>(undefined)
  const [told, tell] = useState('')
  const first = notice ? { ...morning, date: notice.earliest } : morning
  const moment = chosen === undefined ? (notice ? first : null) : chosen
  // A day that is still to be chosen is too early for nobody.
  const isOpen = moment?.date === ''
  const isShort = notice !== null && !isOpen && !(moment && isInTime(moment.date, notice))
  const fields = { ...moment, ...(isShort ? { told: told.trim() } : {}) }
  return { moment, first, choose, isShort, told, tell, fields }
}
