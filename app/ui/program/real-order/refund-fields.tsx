import { BlockStack, Button, InlineStack } from '@shopify/polaris'
import { useState } from 'react'
import type { OrderLine } from '../../../loyalty/kernel/facts.ts'
import { UnitsField } from '../../orders/units-field.tsx'
import { useT } from '../../words.tsx'

interface RefundProps {
  lines: OrderLine[]
  /** As typed, by line. */
  units: Record<string, string>
  onChange(units: Record<string, string>): void
}

const mostLines = 50

/** Which units go back, on request; nothing where nothing is left to give back. */
export function RefundFields({ lines, units, onChange }: RefundProps) {
  const t = useT('program')
  const [isOpen, setOpen] = useState(false)
  const left = lines.filter(({ currentQuantity }) => currentQuantity > 0).slice(0, mostLines)
  if (left.length === 0) return null
  const toggle = () => {
    if (isOpen) onChange({})
    setOpen(!isOpen)
  }
  return (
    <BlockStack gap="300">
      <InlineStack>
        <Button variant="plain" textAlign="start" ariaExpanded={isOpen} onClick={toggle}>
          {t(isOpen ? 'real.no_refund' : 'real.refund')}
        </Button>
      </InlineStack>
      {isOpen
        ? left.map(({ id, title, currentQuantity }) => (
            <UnitsField
              key={id}
              title={title}
              quantity={currentQuantity}
              value={units[id] ?? '0'}
              onChange={(typed) => onChange({ ...units, [id]: typed })}
            />
          ))
        : null}
    </BlockStack>
  )
}
