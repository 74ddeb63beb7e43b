// Draws the fields of a settings schema: labels and help come from the language files under
// settings.<words>.<field>, limits and kinds of input from the schema.
import { Box, InlineGrid } from '@shopify/polaris'
import { nodeOf } from '../../loyalty/kernel/schema-node.ts'
import { type FieldSpec, fieldsAt, isAskedFor } from './field-specs.ts'
import { FieldView } from './field-view.tsx'
import { valueAt } from './typed-form.ts'
import type { SettingsFormHandle } from './use-settings-form.ts'

/** What can be chosen where the shop decides it: markets, segments. */
export type FieldOptions = Partial<Record<FieldSpec['input'], { id: string; title: string }[]>>

export interface SettingsFieldsProps {
  handle: SettingsFormHandle<any>
  /** Of the settings within the form's, such as "rules.0"; empty: all of them. */
  path?: string
  /** Where their words stand, such as "rules.spend": settings.rules.spend.points.label. */
  words: string | ((field: string) => string)
  /** Which fields, in this order; all of the schema where it is left out. */
  fields?: string[]
  options?: FieldOptions
  /** The one that what stands above already names. */
  titled?: string
}

/** The fields of the settings at `path`, each as its schema says it is typed. */
export function SettingsFields(props: SettingsFieldsProps) {
  const { handle, path = '', words, fields, options, titled } = props
  const specs = fieldsAt(nodeOf(handle.schema), handle.form, path)
  const chosen = fields
    ? fields.flatMap((name) => specs.find((spec) => spec.name === name) ?? [])
    : specs
  const shown = chosen.filter((spec) => isAskedFor(spec, beside(handle.form, path, spec.name)))
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
      {shown.map((spec) => (
        <div key={spec.name} style={isWide(spec) ? wholeRow : undefined}>
          <Box width="100%">
            <FieldView
              handle={handle}
              spec={spec}
              path={path ? `${path}.${spec.name}` : spec.name}
              words={`settings.${typeof words === 'string' ? words : words(spec.name)}.${spec.name}`}
              options={options?.[spec.input] ?? []}
              isLabelHidden={spec.name === titled}
            />
          </Box>
        </div>
      ))}
    </InlineGrid>
  )
}

/** The values of the fields around one, which may stand in a group of its own. */
function beside(form: unknown, path: string, name: string): Record<string, unknown> {
  const group = name.split('.').slice(0, -1)
  const at = [...path.split('.'), ...group].filter(Boolean).join('.')
  return (valueAt(form, at) ?? {}) as Record<string, unknown>
}

const wholeRow = { gridColumn: '1 / -1' } as const
const numbers = ['points', 'money', 'percent', 'factor', 'count', 'days', 'months', 'date', 'time']
const narrow = new Set([...numbers, 'products', 'collections'])

function isWide({ input, maxLength = 0 }: FieldSpec): boolean {
  if (input === 'text') return maxLength > 40
  return !narrow.has(input)
}
