// Birthdays and months in the reader's language: calendar days, whatever the zone.
import type { Birthday } from '../../../loyalty/membership/profile/profile.ts'
import { useSpeech } from '../../speech.tsx'

export function useBirthdayWords() {
  const { locale } = useSpeech().speech
  const write = (at: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at)
  return {
    birthdayOf: ({ month, day, year }: Birthday) =>
      write(new Date(Date.UTC(year ?? 2000, month - 1, day)), {
        month: 'long',
        day: 'numeric',
        ...(year === null ? {} : { year: 'numeric' }),
      }),
    /** @param date such as "2027-03-14" */
    day: (date: string) => write(new Date(date), { dateStyle: 'medium' }),
    month: (month: number) => write(new Date(Date.UTC(2000, month - 1, 1)), { month: 'long' }),
  }
}
