import { Badge } from '@shopify/polaris'
import { useT } from '../words.tsx'
import type { SurveyRow } from './surveys-data.ts'

const tones = { running: 'success', planned: 'info' } as const

export function SurveyBadge({ state }: Pick<SurveyRow, 'state'>) {
  const t = useT('surveys')
  const tone = tones[state as keyof typeof tones]
  return <Badge {...(tone ? { tone } : {})}>{t(`state.${state}`)}</Badge>
}
