import type { CSSProperties } from 'react'
import {
  type Badge,
  badgeColourValues,
  badgePaths,
} from '../../loyalty/program/challenges/badges.ts'

const size = 40

/** A badge as shoppers see it: dim until it is reached. */
export function BadgeMark({ icon, colour, isReached }: Omit<Badge, 'name'> & MarkProps) {
  return (
    <span style={isReached ? { ...disc, ...lit(badgeColourValues[colour]) } : disc} aria-hidden>
      <svg
        role="presentation"
        viewBox="0 0 24 24"
        width={size / 2}
        height={size / 2}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={badgePaths[icon]} />
      </svg>
    </span>
  )
}

interface MarkProps {
  isReached: boolean
}

const disc: CSSProperties = {
  display: 'grid',
  flex: 'none',
  placeItems: 'center',
  inlineSize: size,
  blockSize: size,
  borderWidth: 2,
  borderStyle: 'dashed',
  borderColor: 'var(--p-color-border)',
  borderRadius: '50%',
  color: 'var(--p-color-text-secondary)',
}

const lit = (background: string): CSSProperties => ({
  borderStyle: 'solid',
  borderColor: background,
  background,
  color: '#fff',
})
