import type { LineItem } from '../state/world.ts'

export function titleOf(line: LineItem): string {
  return line.variantTitle === 'Default Title' ? line.title : `${line.title} ${line.variantTitle}`
}
