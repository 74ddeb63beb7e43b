// One field, by how its schema says it is typed.
import { ChoiceList, Select, TextField } from '@shopify/polaris'
import { words as dictionary, say } from '../../loyalty/explain/words.ts'
import { useSpeech } from '../speech.tsx'
import type { BoundField } from './bound-field.ts'
import type { FieldSpec } from './field-specs.ts'
import { AmountField } from './fields/amount-field.tsx'
import { CountriesField } from './fields/countries-field.tsx'
import { PickerField } from './fields/picker-field.tsx'
import { SeveralField } from './fields/several-field.tsx'
import { TagsField } from './fields/tags-field.tsx'
import { TextsField } from './fields/texts-field.tsx'
import { valueAt } from './typed-form.ts'
import type { SettingsFormHandle } from './use-settings-form.ts'

interface FieldViewProps {
  handle: SettingsFormHandle<any>
  spec: FieldSpec
  /** In the whole form. */
  path: string
  /** Key of its words in the language files. */
  words: string
  options: { id: string; title: string }[]
  isLabelHidden: boolean
}

export function FieldView(props: FieldViewProps) {
  const { handle, spec, path, words, options, isLabelHidden } = props
  const { locale } = useSpeech().speech
  const help = optional(locale, `${words}.help`)
  const bound: BoundField<unknown> = {
    id: path,
    spec,
    label: say(locale, `${words}.label`),
    isLabelHidden,
    help,
    error: handle.error(path),
    value: valueAt(handle.form, path),
    choices: spec.choices.length
      ? spec.choices.map((id) => ({
          id,
          title: say(locale, `${words}.choices.${id}`),
          help: optional(locale, `${words}.choicesHelp.${id}`),
        }))
      : options,
    onChange: (value) => handle.set(path, value),
    onLeave: () => handle.leave(path),
  }
  return draw(bound)
}

const optional = (locale: string, key: string): string | undefined =>
  dictionary.exists(key, { lng: locale }) ? say(locale, key) : undefined

function draw(bound: BoundField<unknown>) {
  switch (bound.spec.input) {
    case 'switch':
      return <SwitchField bound={bound as BoundField<boolean>} />
    case 'choice':
    case 'segment':
    case 'card':
    case 'unlock':
      return <ChoiceField bound={bound as BoundField<string>} />
    case 'text':
    case 'longText':
    case 'date':
    case 'time':
      return <WordField bound={bound as BoundField<string>} />
    case 'texts':
      return <TextsField bound={bound as BoundField<Record<string, string>>} />
    case 'tags':
      return <TagsField bound={bound as BoundField<string[]>} />
    case 'countries':
      return <CountriesField bound={bound as BoundField<string[]>} />
    case 'products':
    case 'collections':
    case 'variant':
      return <PickerField bound={bound} />
    case 'several':
    case 'monthsOfYear':
    case 'markets':
    case 'channels':
    case 'languages':
    case 'tiers':
      return <SeveralField bound={bound} />
    default:
      return <AmountField bound={bound as BoundField<string>} />
  }
}

function SwitchField({ bound }: { bound: BoundField<boolean> }) {
  const { id, label, help, error, value, onChange, onLeave } = bound
  return (
    <ChoiceList
      title={label}
      titleHidden
      allowMultiple
      choices={[{ label, value: 'on', helpText: help, id }]}
      selected={value ? ['on'] : []}
      {...(error ? { error } : {})}
      onChange={(selected) => {
        onChange(selected.includes('on'))
        onLeave()
      }}
    />
  )
}

function ChoiceField({ bound }: { bound: BoundField<string> }) {
  const { id, label, isLabelHidden, help, error, value, choices, onChange, onLeave } = bound
  if (choices.some((choice) => choice.help)) {
    return (
      <ChoiceList
        title={label}
        titleHidden={isLabelHidden}
        choices={choices.map(({ id: choice, title, help: helpText }) => ({
          label: title,
          value: choice,
          helpText,
        }))}
        selected={[value]}
        {...(error ? { error } : {})}
        onChange={([chosen]) => chosen !== undefined && onChange(chosen)}
      />
    )
  }
  return (
    <Select
      id={id}
      name={id}
      label={label}
      labelHidden={isLabelHidden}
      helpText={help}
      error={error}
      options={choices.map((choice) => ({ label: choice.title, value: choice.id }))}
      value={value ?? ''}
      onChange={onChange}
      onBlur={onLeave}
    />
  )
}

function WordField({ bound }: { bound: BoundField<string> }) {
  const { id, label, help, error, value, spec, onChange, onLeave } = bound
  const isLong = spec.input === 'longText'
  return (
    <TextField
      id={id}
      name={id}
      label={label}
      helpText={help}
      error={error}
      value={value ?? ''}
      onChange={onChange}
      onBlur={onLeave}
      type={spec.input === 'date' || spec.input === 'time' ? spec.input : 'text'}
      multiline={isLong ? 4 : undefined}
      showCharacterCount={isLong && spec.maxLength !== undefined}
      autoComplete="off"
      {...(spec.maxLength ? { maxLength: spec.maxLength } : {})}
    />
  )
}
