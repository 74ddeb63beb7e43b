import { BlockStack, useBreakpoints } from '@shopify/polaris'
import type { CSSProperties, ReactNode } from 'react'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { BudgetCard } from './budget/budget-card.tsx'
import { ExampleCard } from './example/example-card.tsx'
import { PhaseCard } from './phase-card.tsx'
import type { ProgramData } from './program-data.ts'
import { RealOrderCard } from './real-order/real-order-card.tsx'
import { VersionsCard } from './versions-card.tsx'
import { MarginCard } from './warnings/margin-card.tsx'

// It stays in view while the form is scrolled, and is scrolled by itself where it is longer than
// the window; what is put around it leaves room for the cards' shadows.
const inView: CSSProperties = {
  position: 'sticky',
  top: 'var(--p-space-400)',
  maxHeight: 'calc(100vh - var(--p-space-800))',
  overflowY: 'auto',
  margin: 'calc(-1 * var(--p-space-100))',
  padding: 'var(--p-space-100)',
}

interface BesideProps {
  program: ProgramData
  /** As typed; null while something typed cannot be read. */
  settings: ProgramSettings | null
  /** What stands above all of it. */
  children: ReactNode
}

/** What a merchant looks at while typing: what may not be meant, an order, what is published. */
export function BesideForm({ program, settings, children }: BesideProps) {
  const { mdUp } = useBreakpoints()
  const { published, versions, inForce, settingsInForce, phase, facts, at, hasOrder } = program
  return (
    <div>
      <div style={mdUp ? inView : {}}>
        <BlockStack gap="400">
          {children}
          {published ? <PhaseCard phase={phase} /> : null}
          {hasOrder ? (
            <RealOrderCard settings={settings} inForce={settingsInForce} at={at} />
          ) : (
            <ExampleCard settings={settings} at={at} />
          )}
          <BudgetCard use={program.budget} />
          <MarginCard marginPercent={facts.marginPercent} />
          <VersionsCard versions={versions} inForce={inForce} at={at} />
        </BlockStack>
      </div>
    </div>
  )
}
