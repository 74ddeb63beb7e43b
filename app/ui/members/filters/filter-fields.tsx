import type { IndexFiltersProps } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { formatDate } from '../../../loyalty/explain/format.ts'
import {
  filteredDaysMax,
  filteredPointsMax,
  type MemberFilter,
  memberStatuses,
} from '../../../loyalty/members/member-filter.ts'
import { useSpeech } from '../../speech.tsx'
import { type Translate, useT } from '../../words.tsx'
import type { MemberListData } from '../member-data.ts'
import { segmentOf, tierOf } from './chosen-fields.tsx'
import type { Change, FilterField, Setting } from './filter-field.ts'
import { ChoiceField, NumberField, RangeField } from './range-field.tsx'

type Filtered = Pick<MemberListData, 'filter' | 'choices'>

export function useFilterFields(list: Filtered, onChange: Change) {
  const fields = useFields(list, onChange)
  return fields.map(({ key, label, field }): IndexFiltersProps['filters'][number] => ({
    key,
    label,
    filter: field,
    pinned: key === 'available' || key === 'status',
  }))
}

export function useAppliedFilters(list: Filtered, onChange: Change) {
  const { filter } = list
  const isSet = ({ names }: FilterField) => names.some((name) => filter[name] !== undefined)
  return useFields(list, onChange)
    .filter(isSet)
    .map(({ key, says, names }) => ({
      key,
      label: says,
      onRemove: () => onChange(without(filter, names)),
    }))
}

function without(filter: MemberFilter, names: (keyof MemberFilter)[]): MemberFilter {
  const rest = { ...filter }
  for (const name of names) delete rest[name]
  return rest
}

const ranges = [
  ['available', 'availableMin', 'availableMax', 'number'],
  ['pending', 'pendingMin', 'pendingMax', 'number'],
  ['joined', 'joinedFrom', 'joinedTo', 'date'],
  ['active', 'activeFrom', 'activeTo', 'date'],
] as const

function useFields({ filter, choices }: Filtered, onChange: Change): FilterField[] {
  const t = useT('members')
  const speech = useSpeech()
  const set = (change: MemberFilter) => onChange({ ...filter, ...change })
  const setting: Setting = { t, speech, filter, set }
  return [
    ...ranges.map((range) => rangeOf(setting, range)),
    statusOf(setting),
    ...(choices.segments.length > 0 ? [segmentOf(setting, choices)] : []),
    ...(choices.tiers.length > 0 ? [tierOf(setting, choices)] : []),
    codesOf(setting),
    expiringOf(setting),
  ]
}

function rangeOf(
  { t, speech: { number, speech }, filter, set }: Setting,
  [key, from, to, kind]: (typeof ranges)[number],
): FilterField {
  const label = t(`filter.${key}`)
  const show = (value: string | number | undefined) => {
    if (value === undefined) return undefined
    if (kind === 'number') return number(Number(value))
    // A day of the calendar, wherever the reader is.
    return formatDate(`${value}T00:00:00Z`, speech.locale, 'UTC')
  }
  return {
    key,
    label,
    names: [from, to],
    says: sayRange(t, label, show(filter[from]), show(filter[to])),
    field: (
      <RangeField
        kind={kind}
        label={label}
        most={filteredPointsMax}
        from={filter[from]}
        to={filter[to]}
        onChange={(low, high) => set({ [from]: low, [to]: high } as MemberFilter)}
      />
    ),
  }
}

function statusOf({ t, filter, set }: Setting): FilterField {
  return {
    key: 'status',
    label: t('filter.status'),
    names: ['status'],
    says: filter.status ? t(`status.${filter.status}`) : '',
    field: (
      <ChoiceField
        label={t('filter.status')}
        choices={memberStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        value={filter.status}
        onChange={(status) => set({ status })}
      />
    ),
  }
}

function codesOf({ t, filter, set }: Setting): FilterField {
  return {
    key: 'codes',
    label: t('filter.codes'),
    names: ['codes'],
    says: filter.codes ? t(`codes.${filter.codes}`) : '',
    field: (
      <ChoiceField
        label={t('filter.codes')}
        choices={(['unused', 'none'] as const).map((value) => ({
          value,
          label: t(`codes.${value}`),
        }))}
        value={filter.codes}
        onChange={(codes) => set({ codes })}
      />
    ),
  }
}

function expiringOf({ t, filter, set }: Setting): FilterField {
  return {
    key: 'expiring',
    label: t('filter.expiring'),
    names: ['expiringDays'],
    says: filter.expiringDays ? t('expiring', { count: filter.expiringDays }) : '',
    field: (
      <NumberField
        label={t('filter.expiring_days')}
        most={filteredDaysMax}
        value={filter.expiringDays}
        onChange={(expiringDays) => set({ expiringDays })}
      />
    ),
  }
}

function sayRange(
  t: Translate<'members'>,
  what: string,
  from: string | undefined,
  to: string | undefined,
): string {
  if (from && to) return t('range.between', { what, from, to })
  if (from) return t('range.from', { what, from })
  return t('range.to', { what, to: to ?? '' })
}
