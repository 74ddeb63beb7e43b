import type { SegmentCount } from '../../loyalty/segments/segment-row.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

/** How many members, and whether that is exactly so. */
export function useCountWords(): (count: SegmentCount) => string {
  const t = useT('segments')
  const { number } = useSpeech()
  return ({ members, isAbout }) =>
    isAbout && members === 0
      ? t('count.rare')
      : t(isAbout ? 'count.about' : 'count.exact', { count: members, number: number(members) })
}
