// What a field is told, however it is typed.
import type { FieldSpec } from './field-specs.ts'

/** What every kind of field is told. */
export interface BoundField<Value> {
  id: string
  spec: FieldSpec
  label: string
  /** Read by screen readers alone: it stands above the field already. */
  isLabelHidden: boolean
  help: string | undefined
  error: string | undefined
  value: Value
  choices: { id: string; title: string; help?: string | undefined }[]
  onChange(value: Value): void
  onLeave(): void
}
