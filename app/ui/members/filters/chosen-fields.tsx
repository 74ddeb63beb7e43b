// Filters by what the shop itself has: its segments, the tiers of its program.
import type { FilterChoices } from '../member-data.ts'
import type { FilterField, Setting } from './filter-field.ts'
import { ChoiceField } from './range-field.tsx'

export function segmentOf({ t, filter, set }: Setting, { segments }: FilterChoices): FilterField {
  const chosen = segments.find(({ id }) => id === filter.segment)
  return {
    key: 'segment',
    label: t('filter.segment'),
    names: ['segment'],
    says: t('filter.segment_of', { name: chosen?.name ?? '' }),
    field: (
      <ChoiceField
        label={t('filter.segment')}
        choices={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={filter.segment === undefined ? undefined : String(filter.segment)}
        onChange={(id) => set(id === undefined ? {} : { segment: Number(id) })}
      />
    ),
  }
}

export function tierOf({ t, filter, set }: Setting, { tiers }: FilterChoices): FilterField {
  const chosen = tiers.find(({ id }) => id === filter.tier)
  return {
    key: 'tier',
    label: t('filter.tier'),
    names: ['tier'],
    says: t('filter.tier_of', { name: chosen?.name ?? '' }),
    field: (
      <ChoiceField
        label={t('filter.tier')}
        choices={tiers.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.tier}
        onChange={(tier) => set(tier === undefined ? {} : { tier })}
      />
    ),
  }
}
