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
import { ChoiceField, NumberField, RangeField } from './range-field.tsx'

type Change = (filter: MemberFilter) => void

/** One row of the bar: what it sets, how it is set, and how it reads once it is set. */
interface FilterField {
  key: string
  label: string
  names: (keyof MemberFilter)[]
  field: ReactNode
  says: string
}

export function useFilterFields(filter: MemberFilter, onChange: Change) {
  const fields = useFields(filter, onChange)
  return fields.map(({ key, label, field }): IndexFiltersProps['filters'][number] => ({
    key,
    label,
    filter: field,
    pinned: key === 'available' || key === 'status',
  }))
}

export function useAppliedFilters(filter: MemberFilter, onChange: Change) {
  const isSet = ({ names }: FilterField) => names.some((name) => filter[name] !== undefined)
  return useFields(filter, onChange)
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

function useFields(filter: MemberFilter, onChange: Change): FilterField[] {
  const t = useT('members')
  const { number, speech } = useSpeech()
  // A day of the calendar, wherever the reader is.
  const day = (value: string) => formatDate(`${value}T00:00:00Z`, speech.locale, 'UTC')
  const set = (change: MemberFilter) => onChange({ ...filter, ...change })
  return [
    ...ranges.map(([key, from, to, kind]): FilterField => {
      const show = (value: string | number | undefined) =>
        value === undefined
          ? undefined
          : kind === 'number'
            ? number(Number(value))
            : day(String(value))
      return {
        key,
        label: t(`filter.${key}`),
        names: [from, to],
        says: sayRange(t, t(`filter.${key}`), show(filter[from]), show(filter[to])),
        field: (
          <RangeField
            kind={kind}
            label={t(`filter.${key}`)}
            most={filteredPointsMax}
            from={filter[from]}
            to={filter[to]}
            onChange={(low, high) => set({ [from]: low, [to]: high } as MemberFilter)}
          />
        ),
      }
    }),
    {
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
    },
    {
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
    },
    {
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
    },
  ]
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
