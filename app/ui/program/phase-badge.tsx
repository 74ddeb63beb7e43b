import { Badge, type BadgeProps } from '@shopify/polaris'
import type { Phase } from '../../loyalty/program/phase.ts'
import { useT } from '../words.tsx'

const tones: Record<Phase, BadgeProps['tone']> = {
  off: 'critical',
  shadow: 'info',
  test: 'attention',
  live: 'success',
  winding_down: 'warning',
}

export function PhaseBadge({ phase }: { phase: Phase }) {
  const t = useT('program')
  return <Badge tone={tones[phase]}>{t(`phase.name.${phase}`)}</Badge>
}
